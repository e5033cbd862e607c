package dev.latchkey.bootstrap.api;

import static dev.latchkey.bootstrap.api.Description.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.bootstrap.api.Description.Content;
import dev.latchkey.bootstrap.api.Description.Example;
import dev.latchkey.bootstrap.api.Description.Operation;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.invites.CampaignProblem;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Rate;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the description without asking the server. */
class OpenApiDescriptionTest {
    private static final Pattern CODE = Pattern.compile("`([a-z_]+\\.[a-z_]+)`");
    private static final String PROBLEM = "application/problem+json";

    private final Description description = Description.read();

    @Test
    void is_openapi_3_1_without_a_fault() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser().readLocation(Description.FILE.toString(), null, options);

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).startsWith("3.1.");
        assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_what_it_does() {
        List<String> names = description
                .operations()
                .map(operation -> text(operation, "operationId"))
                .toList();

        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
        assertThat(description.operations())
                .allSatisfy(operation -> assertThat(text(operation, "summary")).isNotEmpty())
                .allSatisfy(
                        operation -> assertThat(text(operation, "description")).isNotEmpty());
    }

    @Test
    void everything_that_is_sent_or_answered_has_an_example() {
        List<String> bare = contents()
                .filter(content -> !isPicture(content))
                .filter(content ->
                        description.examples(content.place()).findAny().isEmpty())
                .map(Content::toString)
                .toList();

        assertThat(contents()).isNotEmpty();
        assertThat(bare).isEmpty();
    }

    /** Bytes, of which an example would tell nobody anything, and which have no fields. */
    private static boolean isPicture(Content content) {
        return content.mediaType().startsWith("image/");
    }

    @Test
    void every_example_is_what_its_schema_says() {
        List<String> wrong = new ArrayList<>();
        contents()
                .forEach(content -> description
                        .examples(content.place())
                        .forEach(example -> description
                                .faults(content.schema(), example.value())
                                .forEach(fault -> wrong.add(content + " " + example.name() + ": " + fault))));

        assertThat(wrong).isEmpty();
    }

    @Test
    void an_example_that_does_not_fit_would_be_noticed() {
        JsonPointer user = pointer("components", "schemas", "User");
        JsonNode example = description.at(pointer("components", "examples", "UserFull", "value"));

        assertThat(description.faults(user, example)).isEmpty();
        assertThat(description.faults(user, changed(example, "phone", "12"))).isNotEmpty();
        assertThat(description.faults(user, changed(example, "created_at", "yesterday")))
                .isNotEmpty();
        assertThat(description.faults(user, changed(example, "secret", "x"))).isNotEmpty();
    }

    @Test
    void every_refusal_is_a_problem_and_every_example_has_the_status_under_which_it_stands() {
        List<String> wrong = new ArrayList<>();
        description
                .operations()
                .forEach(operation -> description
                        .statuses(operation)
                        .filter(status -> status.startsWith("4") || status.startsWith("5"))
                        .forEach(status -> problems(operation, status)
                                .filter(problem ->
                                        !problem.value().path("status").asText().equals(status))
                                .forEach(problem -> wrong.add(operation + " " + status + " " + problem.name()))));

        assertThat(wrong).isEmpty();
        assertThat(description.operations())
                .allSatisfy(
                        operation -> assertThat(problems(operation, "default")).isNotEmpty());
    }

    @Test
    void examples_of_problems_are_named_after_their_codes() {
        List<String> wrong = new ArrayList<>();
        description
                .operations()
                .forEach(operation -> description
                        .statuses(operation)
                        .forEach(status -> problems(operation, status)
                                .filter(problem -> !problem.name()
                                        .startsWith(problem.value().path("code").asText()))
                                .forEach(problem -> wrong.add(operation + " " + status + " " + problem.name()))));

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_limit_is_in_the_table() {
        String introduction = description.at(pointer("info", "description")).textValue();
        String table = introduction.substring(introduction.indexOf("## Limits"), introduction.indexOf("## Staying"));
        List<String> told = table.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ", -1)[1].replace(" |", ""))
                .collect(Collectors.toCollection(ArrayList::new));

        for (Limit limit : Limit.values()) {
            if (limit != Limit.CODE_RESEND) {
                Stream<Rate> before = limit == Limit.CODE_PER_PHONE ? Limit.CODE_RESEND.rates().stream() : Stream.of();
                String words = Stream.concat(before, limit.rates().stream())
                        .map(OpenApiDescriptionTest::inWords)
                        .collect(Collectors.joining(", "));
                assertThat(told.remove(words)).as(limit + ": " + words).isTrue();
            }
        }
        assertThat(told).hasSize(3).contains("How often", "5").anyMatch(row -> row.startsWith("10 in 24 h, then"));
    }

    private static String inWords(Rate rate) {
        String count = rate.count() == 1 ? "one" : Integer.toString(rate.count());
        Duration window = rate.window();
        if (window.equals(Duration.ofHours(1)) || window.equals(Duration.ofDays(1))) {
            return count + (window.toHours() == 1 ? " an hour" : " a day");
        }
        return count + " in " + (window.toSeconds() > 60 ? window.toMinutes() + " min" : window.toSeconds() + " s");
    }

    @Test
    void the_table_of_refusals_lists_the_codes_of_the_examples_and_no_others() {
        String introduction = description.at(pointer("info", "description")).textValue();
        String table = introduction.substring(introduction.indexOf("## Refusals"), introduction.indexOf("## Limits"));

        Set<String> listed =
                CODE.matcher(table).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(codesOfExamples());
    }

    @Test
    void examples_of_problems_speak_as_the_server_does() throws IOException {
        List<Properties> texts = List.of(texts("en"), texts("ru"));

        assertThat(problems().toList())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(texts).anySatisfy(language -> {
                    String code = problem.path("code").asText();
                    assertThat(problem.path("title").asText()).isEqualTo(language.getProperty(code));
                    assertThat(problem.path("detail").asText()).isEqualTo(language.getProperty(code + ".detail"));
                    assertThat(problem.path("errors"))
                            .allSatisfy(
                                    error -> assertThat(error.path("message").asText())
                                            .isEqualTo(language.getProperty(
                                                    error.path("code").asText() + ".detail")));
                }));
    }

    @Test
    void every_reason_of_the_domain_to_say_no_is_described() {
        Stream<Problem> reasons = Stream.<Problem[]>of(
                        AccountProblem.values(),
                        InviteProblem.values(),
                        CampaignProblem.values(),
                        ProviderProblem.values(),
                        LoginProblem.values(),
                        TelegramProblem.values(),
                        SessionProblem.values(),
                        BotProblem.values(),
                        LimitProblem.values())
                .flatMap(Stream::of);

        assertThat(reasons.map(Problem::code)).isSubsetOf(codesOfExamples());
    }

    @Test
    void nobody_may_send_what_is_not_described() {
        List<String> open = description
                .operations()
                .flatMap(operation -> description.contents(operation.requestBody()))
                .filter(content -> !isPicture(content))
                .map(content -> description.resolved(content.schema()))
                // What Telegram brings is Telegram's to shape.
                .filter(schema -> !schema.toString().endsWith("/BotUpdate"))
                .filter(schema ->
                        !description.at(schema).path("additionalProperties").equals(BooleanNode.FALSE))
                .map(JsonPointer::toString)
                .toList();

        assertThat(open).isEmpty();
    }

    @Test
    void an_access_token_is_asked_for_exactly_where_401_can_say_that_it_is_missing() {
        assertThat(description.operations()).allSatisfy(operation -> {
            boolean open = description.at(operation.place()).has("security");
            boolean refuses = problems(operation, "401")
                    .anyMatch(problem -> problem.name().equals(SessionProblem.TOKEN_INVALID.code()));
            assertThat(refuses).as(operation.toString()).isEqualTo(!open);
        });
    }

    private Set<String> codesOfExamples() {
        return problems().map(problem -> problem.path("code").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JsonNode> problems() {
        return description
                .operations()
                .flatMap(operation -> description.statuses(operation).flatMap(status -> problems(operation, status)))
                .map(Example::value);
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        String file = "/dev/latchkey/http/problems_" + language + ".properties";
        try (InputStream in = OpenApiDescriptionTest.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private Stream<Content> contents() {
        return description
                .operations()
                .flatMap(operation -> Stream.concat(
                        description.contents(operation.requestBody()),
                        description
                                .statuses(operation)
                                .flatMap(status -> description.contents(operation.answer(status)))));
    }

    private Stream<Example> problems(Operation operation, String status) {
        return description
                .contents(operation.answer(status))
                .filter(content -> content.mediaType().equals(PROBLEM))
                .flatMap(content -> description.examples(content.place()));
    }

    private String text(Operation operation, String member) {
        return description.at(operation.place()).path(member).asText();
    }

    private static JsonNode changed(JsonNode example, String member, String value) {
        return example.<ObjectNode>deepCopy().put(member, value);
    }
}
