package org.kept.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) into the document, empty for the whole
 * @param line where in a text sent line by line, from 1
 * @param code what, for programs: lower case, dotted, never changed once published ({@code time.future})
 * @param detail what, in the sender's words, with what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputError(@Nullable String pointer, @Nullable Long line, String code, String detail) {

    public static InputError at(String pointer, String code, String detail) {
        return new InputError(pointer, null, code, detail);
    }

    public static InputError atLine(long line, String code, String detail) {
        return new InputError(null, line, code, detail);
    }
}
