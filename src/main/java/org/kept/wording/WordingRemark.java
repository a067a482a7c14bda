package org.kept.wording;

/**
 * Advice on some words of a statement; the author may ignore it.
 *
 * @param start offset of the words in UTF-16 units; {@code end} is exclusive
 * @param words the words; only their beginning for a whole sentence or statement
 * @param why the problem with them, in a sentence
 * @param instead a measurable alternative, in a sentence
 */
public record WordingRemark(RemarkKind kind, int start, int end, String words, String why, String instead) {}
