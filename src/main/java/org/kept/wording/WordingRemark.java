package org.kept.wording;

/**
 * Advice on some words of a statement; whoever wrote it may leave them as they are.
 *
 * @param start where the words begin, in UTF-16 units; {@code end} is the offset after them
 * @param words what it is about: those words; the beginning of them where it is about a whole sentence or statement
 * @param why what is wrong with them, in a sentence
 * @param instead what would be measurable, in a sentence
 */
public record WordingRemark(RemarkKind kind, int start, int end, String words, String why, String instead) {}
