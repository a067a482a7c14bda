package org.kept.download;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a table of views, taken from their type: they do not depend on which values are present. */
public final class DownloadColumns {

    private DownloadColumns() {}

    /** The fields of a view, in its order, as {@link DownloadTable#flat} names them. */
    public static List<String> of(Class<? extends Record> view) {
        var columns = new ArrayList<String>();
        add("", view, columns);
        return List.copyOf(columns);
    }

    private static void add(String prefix, Class<?> view, List<String> columns) {
        for (var component : view.getRecordComponents()) {
            var type = component.getType();
            if (type.isRecord()) {
                add(prefix + name(component) + ".", type, columns);
            } else if (isSingle(type) || isListOfSingle(component)) {
                columns.add(prefix + name(component));
            }
        }
    }

    /** The name of a member in JSON. */
    private static String name(RecordComponent component) {
        @Nullable JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static boolean isListOfSingle(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType())
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && isSingle(element);
    }

    private static boolean isSingle(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type == String.class
                || type == Boolean.class
                || type == UUID.class
                || Number.class.isAssignableFrom(type)
                || type.getPackageName().equals("java.time");
    }
}
