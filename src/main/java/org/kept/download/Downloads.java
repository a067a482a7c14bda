package org.kept.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.database.ListSlice;
import org.kept.problem.Problem;
import org.kept.request.SharedPlaces;

/** Answers with a view as JSON, or with its rows as a file. */
@ApplicationScoped
public class Downloads {

    /** Maximum number of files that a node writes at a time: each occupies a thread. */
    private static final int MAX_AT_ONCE = 8;

    private static final int MAX_OF_ONE = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final SharedPlaces files = new SharedPlaces(MAX_AT_ONCE, MAX_OF_ONE);

    Downloads(ObjectMapper json, SecurityIdentity identity) {
        this.json = json;
        this.identity = identity;
    }

    /**
     * The answer of a route whose data are also available as a table.
     *
     * @param view the answer in JSON
     * @param name of the file, without its suffix
     * @param columns the first columns, as {@link DownloadTable#of} takes them
     * @param rows the rows of the table, from the view as JSON
     */
    public Response answer(
            DownloadFormat format,
            Object view,
            String name,
            List<String> columns,
            Function<JsonNode, List<ObjectNode>> rows) {
        return format == DownloadFormat.JSON
                ? Response.ok(view, MediaType.APPLICATION_JSON_TYPE).build()
                : file(format, name, DownloadTable.of(columns, rows.apply(json.valueToTree(view))));
    }

    /**
     * The same for the objects of an array within the view.
     *
     * @param array the name of the array
     * @param row the type of its objects
     * @param members names of members of the view that each row begins with
     */
    public Response answer(
            DownloadFormat format,
            Object view,
            String name,
            String array,
            Class<? extends Record> row,
            List<String> members) {
        var columns = Stream.concat(members.stream(), DownloadColumns.of(row).stream())
                .toList();
        return answer(format, view, name, columns, node -> rows(node, array, members));
    }

    /** The same for a list of views. */
    public Response answer(DownloadFormat format, List<?> views, String name, Class<? extends Record> row) {
        return format == DownloadFormat.JSON
                ? Response.ok(views, MediaType.APPLICATION_JSON_TYPE).build()
                : file(
                        format,
                        name,
                        DownloadTable.of(
                                DownloadColumns.of(row),
                                views.stream().map(this::row).toList()));
    }

    /** Reads a page of a list: the one after a cursor, or the first one. */
    @FunctionalInterface
    public interface ListPages<T> {
        ListSlice<T> after(@Nullable String cursor, int limit);
    }

    /**
     * The answer of a list that is read page by page: the requested page as JSON, or the file of all pages.
     *
     * @param name of the file, without its suffix
     * @param view makes the answer in JSON of a page
     * @throws Problem 400 if a file is requested, and one page only
     */
    public <T> Response list(
            ListRequest request,
            String name,
            List<String> columns,
            ListPages<T> pages,
            Function<ListSlice<T>, ?> view) {
        if (request.format() == DownloadFormat.JSON) {
            var page = pages.after(request.cursor(), request.limit());
            return Response.ok(view.apply(page), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        return file(
                request.format(), name, columns, request.address(), cursor -> pages.after(cursor, request.maxLimit()));
    }

    /** Reads a page of a long list, as views or as their JSON: the one after a cursor, or the first one. */
    @FunctionalInterface
    public interface RowPages {
        ListSlice<?> after(@Nullable String cursor);
    }

    /**
     * The file of a list that is read page by page: it has all rows, and only one page of them is in memory at a time.
     *
     * @throws Problem 400 if the address asks for one page only
     */
    public Response file(DownloadFormat format, String name, List<String> columns, UriInfo address, RowPages pages) {
        for (var parameter : List.of("cursor", "limit")) {
            if (address.getQueryParameters().containsKey(parameter)) {
                throw Problem.parameter(parameter, "With format, all rows are sent. Leave " + parameter + " out.");
            }
        }
        // Read first, so that a forbidden request is rejected before the file begins.
        var first = pages.after(null);
        return file(format, name, new DownloadTable(columns, target -> {
            for (var page = first; ; page = pages.after(page.next())) {
                for (var each : page.items()) {
                    target.write(DownloadTable.flat(each instanceof JsonNode row ? row : row(each)));
                }
                if (page.next() == null) {
                    return;
                }
            }
        }));
    }

    /** A file, written while it is sent. */
    public Response file(DownloadFormat format, String name, DownloadTable table) {
        var caller = identity.getPrincipal().getName();
        StreamingOutput body = out -> {
            if (!files.take(caller)) {
                throw Problem.busy(
                        "Too many files are being written at the moment. Try again in a few seconds.", RETRY_AFTER);
            }
            try {
                write(format, table, out);
            } finally {
                files.free(caller);
            }
        };
        return Response.ok(body, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + fileName(name) + "." + format.code() + "\"")
                .build();
    }

    private static void write(DownloadFormat format, DownloadTable table, OutputStream out) throws IOException {
        if (format == DownloadFormat.XLSX) {
            XlsxTableWriter.write(table, out);
        } else {
            CsvTableWriter.write(table, out);
        }
    }

    /** A file name that is valid on every system. */
    static String fileName(String name) {
        return "kept-" + name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("-+$", "");
    }

    /** A view as JSON. */
    public JsonNode row(Object view) {
        return json.valueToTree(view);
    }

    /** The objects of an array within a view, each preceded by members of the view itself. */
    public static List<ObjectNode> rows(JsonNode view, String array, List<String> members) {
        var rows = new ArrayList<ObjectNode>();
        for (var each : view.path(array)) {
            var row = ((ObjectNode) view).objectNode();
            for (var member : members) {
                row.set(member, view.path(member));
            }
            row.setAll((ObjectNode) each);
            rows.add(row);
        }
        return rows;
    }
}
