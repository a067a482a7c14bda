package org.kept.mapping.web;

/** A mapping with a sample, for the documentation of the REST API. */
final class MappingExample {

    static final String YAML = """
            title: Orders of the counter
            source: counter
            zone: Europe/London
            when: "row['Status'] != 'void'"
            events:
              - type: order
                id: {column: Receipt}
                time: {column: Sold at, format: "dd.MM.yyyy HH:mm"}
                data:
                  value: {column: Total}
            """;

    static final String JSON = """
            {"title":"Orders of the counter","source":"counter","zone":"Europe/London","when":"row['Status'] != 'void'",
             "events":[{"type":"order","id":{"column":"Receipt"},
              "time":{"column":"Sold at","format":"dd.MM.yyyy HH:mm"},"data":{"value":{"column":"Total"}}}]}""";

    static final String CSV = """
            Receipt,Sold at,Status,Total
            1001,16.11.2026 09:31,sold,24.90
            1002,16.11.2026 09:40,void,12.00
            """;

    static final String PAYLOAD = """
            {"id":1001,"created_at":"2026-11-16T09:31:00Z","total":"24.90"}""";

    static final String NDJSON = """
            {"id":1001,"created_at":"2026-11-16T09:31:00Z","total":"24.90"}
            {"id":1002,"created_at":"2026-11-16T09:40:00Z","total":"12.00"}
            """;

    static final String TRY = """
            {"mapping":{"source":"counter","events":[{"type":"order","id":{"pointer":"/id"},
              "time":{"pointer":"/created_at"},"data":{"value":{"pointer":"/total"}}}]},
             "sample":{"id":1001,"created_at":"2026-11-16T09:31:00Z","total":"24.90"}}""";

    static final String RESULT = """
            {"totals":{"records":2,"events":1,"leftOut":1,"faults":0},"complete":true,"missingColumns":[],"warnings":[],
             "events":[{"record":2,"sentence":"An order","id":"1001","source":"counter","type":"order",
              "time":"2026-11-16T09:31:00Z","data":{"value":24.90}}],
             "leftOut":[{"record":3,"reason":"It does not count: row['Status'] != 'void'"}],"faults":[]}""";

    static final String LIST = """
            [{"name":"counter-orders","title":"Orders of the counter","source":"counter","recipe":false,"version":3},
             {"name":"kpi-table","title":"A table of KPIs","source":"spreadsheet","recipe":true,"version":0}]""";

    private MappingExample() {}
}
