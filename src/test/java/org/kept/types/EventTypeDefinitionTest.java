package org.kept.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.TestEvents;
import org.kept.ingest.FieldRules;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Definitions of custom event types: which are accepted, which are rejected, and which are narrower. */
class EventTypeDefinitionTest {

    private static final String PICKUPS = """
            {'name':'Pick-ups','sentence':'Pick-up {id} with {parcels} parcels, late: {late}',
             'fields':{'late':{'kind':'boolean','required':true},
                       'parcels':{'kind':'number','min':1,'max':500,'whole':true},
                       'place':{'kind':'text','choices':['shop','locker']},
                       'note':{'kind':'text','maxLength':40},
                       'weight':{'kind':'number','min':0.5},
                       'ready':{'kind':'time'},
                       'stay':{'kind':'duration','max':3600}}}""";

    private static EventTypeDefinition parse(String code, String document) {
        return EventTypeDefinition.parse(code, TestEvents.json(document), EventType.builtIn());
    }

    private static EventTypeDefinition fields(String fields) {
        return parse("pickup", "{'name':'Pick-ups','fields':{" + fields + "}}");
    }

    private static List<InputError> errors(String code, String document) {
        return catchThrowableOfType(Problem.class, () -> parse(code, document)).errors();
    }

    @Test
    void aDefinitionIsWrittenAsItWasRead() {
        var definition = parse("parcel-pickup", PICKUPS);
        var again = EventTypeDefinition.parseStored("parcel-pickup", definition.document());
        assertThat(again).isEqualTo(definition);
        assertThat(definition.document().toString())
                .isEqualTo(TestEvents.json(PICKUPS).toString());
        assertThat(parse("parcel-pickup", definition.view().toString().replace('"', '\'')))
                .isEqualTo(definition);
        assertThat(definition.fields())
                .extracting(EventField::name)
                .containsExactly("late", "parcels", "place", "note", "weight", "ready", "stay");
    }

    @Test
    void aTypeMayHaveNothingButAName() {
        var definition = parse("visit", "{'name':'Visits'}");
        assertThat(definition.sentence()).isEqualTo("Visits: {id}");
        assertThat(definition.type().fields()).extracting(EventField::name).containsExactly("customer");
        assertThat(definition.type().plural()).isEqualTo("visits");
        assertThat(parse("vip", "{'name':'VIP visits'}").type().plural()).isEqualTo("VIP visits");
    }

    @Test
    void itsEventsCountOnceUnderAnInputOfItsOwn() {
        var type = parse("parcel-pickup", PICKUPS).type();
        assertThat(type.isBuiltIn()).isFalse();
        assertThat(type.isCountable()).isTrue();
        assertThat(type.exclusiveInputs()).extracting(input -> input.code()).containsExactly("type/parcel-pickup");
        assertThat(type).isEqualTo(EventType.undefined("parcel-pickup")).isNotEqualTo(EventType.undefined("pickup"));
        assertThat(Stream.of(type, EventType.FIGURE, EventType.ORDER).sorted())
                .containsExactly(EventType.ORDER, EventType.FIGURE, type);
    }

    @Test
    void freeTextIsErasedWithTheCustomer() {
        var type = parse("parcel-pickup", PICKUPS).type();
        assertThat(List.of("note", "unknown", "customer")).allMatch(type::isPersonal);
        assertThat(List.of("late", "parcels", "place", "ready", "stay")).noneMatch(type::isPersonal);
        assertThat(EventType.RETURN.isPersonal("reason")).isFalse();
    }

    @Test
    void theSentenceSaysWhatHappened() {
        var sentence = parse(
                        "pickup",
                        "{'name':'Pick-ups','sentence':'{id}: {parcels} parcels, late {late}, {ready}, {stay}, {note}',"
                                + "'fields':{'parcels':{'kind':'number'},'late':{'kind':'boolean'},'ready':{'kind':'time'},"
                                + "'stay':{'kind':'duration'},'note':{'kind':'text'}}}")
                .type()
                .sentence();
        var data = Map.<String, Object>of(
                "parcels",
                new BigDecimal("1234.50"),
                "late",
                false,
                "ready",
                "2026-11-16T09:31:00+01:00",
                "stay",
                new BigDecimal("90"));
        assertThat(sentence.of("p-1", data::get, seconds -> Math.round(seconds) + " s"))
                .isEqualTo("p-1: 1,234.5 parcels, late no, 2026-11-16 09:31, 90 s, –");
        var long80 = "x".repeat(80);
        assertThat(sentence.of(long80, Map.<String, Object>of("note", long80)::get, seconds -> ""))
                .isEqualTo("x".repeat(60) + "…: – parcels, late –, –, –, " + "x".repeat(60) + "…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            order        | {'name':'x'}                                                     | /code            | code.taken
            new          | {'name':'x'}                                                     | /code            | code.reserved
            Pick         | {'name':'x'}                                                     | /code            | code.form
            a--b         | {'name':'x'}                                                     | /code            | code.form
            pickup       | {'name':'{id}','sentence':'x'}                                   | /name            | name.characters
            pickup       | {}                                                               | /name            | name.missing
            pickup       | {'name':'x','fields':[]}                                         | /fields          | fields.form
            pickup       | {'name':'x','code':'other'}                                      | /code            | code.other
            pickup       | {'name':'x','builtIn':true}                                      | /builtIn         | built-in.form
            pickup       | {'name':'x','filds':{}}                                          | /filds           | member.unknown
            pickup       | {'name':'x','sentence':'{parcel'}                                | /sentence        | sentence.form
            pickup       | {'name':'x','sentence':'{parcel}','fields':{'parcels':{'kind':'number'}}} | /sentence | sentence.unknown
            pickup       | {'name':'x','fields':{'late':{'kind':'bool'}}}                   | /fields/late/kind | kind.unknown
            pickup       | {'name':'x','fields':{'late':{}}}                                | /fields/late/kind | kind.missing
            pickup       | {'name':'x','fields':{'late':'boolean'}}                         | /fields/late/kind | kind.missing
            pickup       | {'name':'x','fields':{'late':null}}                              | /fields/late     | fields.form
            pickup       | {'name':'x','fields':{'late':{'kind':'boolean','min':1}}}        | /fields/late/min | member.unknown
            pickup       | {'name':'x','fields':{'late':{'kind':'boolean','required':1}}}   | /fields/late/required | required.form
            pickup       | {'name':'x','fields':{'n':{'kind':'number','min':'1'}}}          | /fields/n/min    | min.form
            pickup       | {'name':'x','fields':{'n':{'kind':'number','min':1e13}}}         | /fields/n/min    | min.form
            pickup       | {'name':'x','fields':{'n':{'kind':'number','min':1e999999999}}}  | /fields/n/min    | min.form
            pickup       | {'name':'x','fields':{'n':{'kind':'number','min':0.0000001}}}    | /fields/n/min    | min.form
            pickup       | {'name':'x','fields':{'n':{'kind':'number','min':2,'max':1}}}    | /fields/n/max    | max.order
            pickup       | {'name':'x','fields':{'n':{'kind':'number','whole':true,'min':1.2,'max':1.8}}} | /fields/n/max | max.order
            pickup       | {'name':'x','fields':{'n':{'kind':'duration','min':-1}}}         | /fields/n/min    | min.form
            pickup       | {'name':'x','fields':{'n':{'kind':'text','choices':[]}}}         | /fields/n/choices | choices.missing
            pickup       | {'name':'x','fields':{'n':{'kind':'text','choices':['a','a']}}}  | /fields/n/choices | choices.duplicate
            pickup       | {'name':'x','fields':{'n':{'kind':'text','maxLength':0}}}        | /fields/n/maxLength | max-length.form
            pickup       | {'name':'x','fields':{'n':{'kind':'text','choices':['a'],'maxLength':5}}} | /fields/n/maxLength | max-length.choices
            pickup       | {'name':'x','fields':{'Time':{'kind':'time'}}}                   | /fields/Time     | fields.reserved
            pickup       | {'name':'x','fields':{'customer':{'kind':'text'}}}               | /fields/customer | fields.reserved
            pickup       | {'name':'x','fields':{'Value':{'kind':'number'}}}                | /fields/Value    | fields.spelling
            pickup       | {'name':'x','fields':{'a':{'kind':'time'},'A':{'kind':'time'}}}  | /fields/A        | fields.spelling
            pickup       | {'name':'x','fields':{'a b':{'kind':'time'}}}                    | /fields/a b      | fields.name
            """)
    void whatCannotBeIsRefused(String code, String document, String pointer, String fault) {
        assertThat(errors(code, document))
                .anySatisfy(error -> {
                    assertThat(error.pointer()).isEqualTo(pointer);
                    assertThat(error.code()).isEqualTo(fault);
                })
                .allSatisfy(error -> assertThat(error.detail()).matches("['A-Za-z].{10,}[.?]"));
    }

    @Test
    void typesAreBounded() {
        var many = new StringBuilder();
        for (var i = 0; i <= EventTypeDefinition.MAX_FIELDS; i++) {
            many.append(i == 0 ? "" : ",").append("'f").append(i).append("':{'kind':'boolean'}");
        }
        assertThat(errors("pickup", "{'name':'x','fields':{" + many + "}}"))
                .extracting(InputError::code)
                .containsExactly("fields.many");
        assertThat(errors("p".repeat(41), "{'name':'" + "n".repeat(61) + "','sentence':'" + "s".repeat(201) + "'}"))
                .extracting(InputError::code)
                .containsExactlyInAnyOrder("code.form", "name.long", "sentence.long");
        assertThat(errors("pickup", "{'name':'x','fields':{'" + "f".repeat(41) + "':{'kind':'time'}}}"))
                .extracting(InputError::code)
                .containsExactly("fields.name");
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(errors("pickup", "{'name':'x','sentence':'{parcel}','fields':{'parcels':{'kind':'nubmer'}}}"))
                .extracting(InputError::detail)
                .anyMatch(detail -> detail.contains("Did you mean 'parcels'?"))
                .anyMatch(detail -> detail.contains("Did you mean 'number'?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            'a':{'kind':'number'}                       | 'a':{'kind':'number','min':1}                | a
            'a':{'kind':'number','min':1}               | 'a':{'kind':'number'}                        | -
            'a':{'kind':'number','min':1}               | 'a':{'kind':'number','min':1,'required':true} | a
            'a':{'kind':'number','required':true}       | 'a':{'kind':'number'}                        | -
            'a':{'kind':'number'}                       | 'a':{'kind':'number','whole':true}           | a
            'a':{'kind':'number','whole':true}          | 'a':{'kind':'number'}                        | -
            'a':{'kind':'duration'}                     | 'a':{'kind':'number'}                        | -
            'a':{'kind':'text','choices':['x','yy']}    | 'a':{'kind':'text','choices':['yy','z','x']} | -
            'a':{'kind':'text','choices':['x','yy']}    | 'a':{'kind':'text','choices':['x']}          | a
            'a':{'kind':'text','choices':['x','yy']}    | 'a':{'kind':'text','maxLength':2}            | -
            'a':{'kind':'text','choices':['x','yy']}    | 'a':{'kind':'text','maxLength':1}            | a
            'a':{'kind':'text','maxLength':9}           | 'a':{'kind':'text'}                          | -
            'a':{'kind':'text'}                         | 'a':{'kind':'text','maxLength':9}            | a
            'a':{'kind':'boolean'}                      | 'a':{'kind':'text'}                          | a
            'a':{'kind':'boolean'}                      | 'b':{'kind':'text'}                          | b
            'a':{'kind':'boolean'},'b':{'kind':'time'}  | 'b':{'kind':'time'}                          | -
            """)
    void onlyWhatNarrowsAFieldIsChecked(String before, String after, @Nullable String narrowed) {
        assertThat(fields(after).narrowedSince(fields(before)))
                .extracting(EventField::name)
                .containsExactlyElementsOf(narrowed == null ? List.of() : List.of(narrowed));
    }

    @Test
    void itsSampleEventsAreValid() {
        var type = parse("parcel-pickup", PICKUPS).type();
        assertThat(type.samples()).hasSize(2);
        for (var sample : type.samples()) {
            sample.data().forEach((member, text) -> {
                var field = Objects.requireNonNull(type.field(member));
                if (field.isNumeric()) {
                    assertThat(new FieldRules(field).check(DecimalNode.valueOf(new BigDecimal(text))))
                            .as(member)
                            .isNull();
                } else if (field.kind() != EventField.FieldKind.FLAG) {
                    assertThat(new FieldRules(field).check(TextNode.valueOf(text)))
                            .as(member)
                            .isNull();
                }
            });
        }
    }

    @Test
    void aBoundIsSaidWithItsDecimals() {
        var weight = Objects.requireNonNull(parse("pickup", PICKUPS).type().field("weight"));
        var wrong = new FieldRules(weight).check(DecimalNode.valueOf(new BigDecimal("0.4")));
        assertThat(Objects.requireNonNull(wrong).detail()).isEqualTo("weight must be from 0.5 to 1,000,000,000,000.");
    }
}
