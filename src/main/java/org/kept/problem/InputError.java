package org.kept.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One error in the input.
 *
 * @param pointer the position: a JSON Pointer (RFC 6901), empty for the whole document
 * @param line the line of line-based input, from 1
 * @param code for programs: lower case, dotted, never changed once published ({@code time.future})
 * @param detail for people: what is wrong and what would be right
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
