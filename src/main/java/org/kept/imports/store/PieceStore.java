package org.kept.imports.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kept.database.Database;
import org.kept.database.Transactions;

/** The bytes of files that are being imported, in pieces. */
@ApplicationScoped
public class PieceStore {

    private static final int PIECE_BYTES = 256 * 1024;

    /** Number of pieces in one transaction. */
    private static final int TOGETHER = 16;

    private static final Duration MAX_TRANSACTION = Duration.ofMinutes(1);

    private final Database database;

    PieceStore(Database database) {
        this.database = database;
    }

    /** Stores a file of an import, in several transactions. */
    public void store(String id, InputStream file) throws IOException {
        var number = 0;
        var pieces = new ArrayList<byte[]>();
        for (var piece = file.readNBytes(PIECE_BYTES); piece.length > 0; piece = file.readNBytes(PIECE_BYTES)) {
            pieces.add(piece);
            if (pieces.size() == TOGETHER) {
                insert(id, number, pieces);
                number += pieces.size();
                pieces.clear();
            }
        }
        insert(id, number, pieces);
    }

    private void insert(String id, int first, List<byte[]> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        Transactions.commitIf(MAX_TRANSACTION, done -> true, () -> {
            database.run(connection -> {
                var sql = "insert into import_piece (import_id, number, content) values (?, ?, ?)";
                try (var insert = connection.prepareStatement(sql)) {
                    for (var i = 0; i < pieces.size(); i++) {
                        insert.setString(1, id);
                        insert.setInt(2, first + i);
                        insert.setBytes(3, pieces.get(i));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
            return true;
        });
    }

    /** Writes the file of an import, piece by piece. */
    public void copy(String id, OutputStream file) throws IOException {
        var number = 0;
        for (var piece = find(id, number); piece.isPresent(); piece = find(id, number)) {
            file.write(piece.get());
            number++;
        }
    }

    private Optional<byte[]> find(String id, int number) {
        return database.with(connection -> {
            var sql = "select content from import_piece where import_id = ? and number = ?";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                select.setInt(2, number);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Deletes the file of an import, in several transactions, because H2 keeps deleted rows in memory. Do not call in a
     * transaction.
     */
    public void delete(String id) {
        for (var last = last(id); last >= 0; last -= TOGETHER) {
            delete(id, last - TOGETHER + 1, last);
        }
    }

    /** The number of the last piece; -1 if there are none. */
    private int last(String id) {
        return database.with(connection -> {
            var sql = "select coalesce(max(number), -1) from import_piece where import_id = ?";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private void delete(String id, int first, int last) {
        Transactions.commitIf(MAX_TRANSACTION, done -> true, () -> {
            database.run(connection -> {
                var sql = "delete from import_piece where import_id = ? and number between ? and ?";
                try (var delete = connection.prepareStatement(sql)) {
                    delete.setString(1, id);
                    delete.setInt(2, first);
                    delete.setInt(3, last);
                    delete.executeUpdate();
                }
            });
            return true;
        });
    }
}
