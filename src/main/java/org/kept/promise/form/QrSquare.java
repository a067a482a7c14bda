package org.kept.promise.form;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a drawing.
 *
 * @param size the width and height of the drawing in modules, with the quiet zone of four on each side
 * @param path the dark modules as an SVG path
 */
public record QrSquare(int size, String path) {

    private static final int QUIET_ZONE = 4;

    /** The code of a text, with medium error correction: it survives a crease in the paper. */
    public static QrSquare of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            var x = 0;
            while (x < code.size) {
                var length = run(code, x, y);
                if (length > 0) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append('h')
                            .append(length)
                            .append("v1h-")
                            .append(length)
                            .append('z');
                }
                x += Math.max(1, length);
            }
        }
        return new QrSquare(code.size + 2 * QUIET_ZONE, path.toString());
    }

    /** The number of dark modules in a row from here on. */
    private static int run(QrCode code, int x, int y) {
        var length = 0;
        while (code.getModule(x + length, y)) {
            length++;
        }
        return length;
    }
}
