package dev.latchkey.http;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.ProblemBody.WrongField;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where trouble of any kind becomes an answer. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration WHEN_NOBODY_KNOWS = Duration.ofSeconds(5);
    private static final int DEEPEST_CAUSE = 20;

    private final Predicate<Throwable> unavailable;

    /** @param unavailable tells whether a fault, or the cause of one, means that something we need is away */
    Problems(Predicate<Throwable> unavailable) {
        this.unavailable = unavailable;
    }

    void answer(Throwable trouble, Context ctx) {
        if (ctx.res().isCommitted()) {
            LOG.warn("request {} failed after its answer had begun", RequestId.of(ctx), trouble);
            return;
        }
        ProblemAnswer answer = of(trouble, ctx.header("Accept-Language"), RequestId.of(ctx));
        answer.headers().forEach(ctx::header);
        // Forgets the charset of the type that was set before; this one has none.
        ctx.res().setContentType(null);
        ctx.status(answer.status()).contentType(ProblemBody.MEDIA_TYPE).result(answer.json());
    }

    ProblemAnswer of(Throwable trouble, @Nullable String acceptLanguage, String traceId) {
        Throwable cause = unwrapped(trouble);
        Writer writer = new Writer(AcceptLanguage.preferred(acceptLanguage), traceId);
        if (cause instanceof Refused refused) {
            return writer.refused(refused);
        }
        if (cause instanceof InvalidValue invalid) {
            return writer.invalid(invalid);
        }
        return writer.edge(edgeProblemOf(cause, traceId));
    }

    private EdgeProblem edgeProblemOf(Throwable cause, String traceId) {
        if (cause instanceof EdgeRefused refused) {
            return refused.problem();
        }
        if (cause instanceof HttpResponseException javalin && javalin.getStatus() < 500) {
            return EdgeProblem.ofStatus(javalin.getStatus());
        }
        if (cause instanceof HttpException jetty && EdgeProblem.ofStatus(jetty.getCode()) != EdgeProblem.FAULT) {
            return EdgeProblem.ofStatus(jetty.getCode());
        }
        Throwable away = firstUnavailable(cause);
        if (away != null) {
            LOG.warn("request {} met something that is away: {}", traceId, away.toString());
            return EdgeProblem.UNAVAILABLE;
        }
        LOG.error("request {} failed", traceId, cause);
        return EdgeProblem.FAULT;
    }

    private @Nullable Throwable firstUnavailable(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (unavailable.test(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Throwable unwrapped(Throwable trouble) {
        boolean wrapped = trouble instanceof CompletionException || trouble instanceof ExecutionException;
        Throwable cause = trouble.getCause();
        return wrapped && cause != null ? cause : trouble;
    }

    // No default branch on purpose: a new kind of problem does not compile until it has a status.
    private static int statusOf(Problem.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED_401;
            case FORBIDDEN -> HttpStatus.FORBIDDEN_403;
            case MISSING -> HttpStatus.NOT_FOUND_404;
            case CONFLICT -> HttpStatus.CONFLICT_409;
            case GONE -> HttpStatus.GONE_410;
            case UNACCEPTABLE -> HttpStatus.UNPROCESSABLE_ENTITY_422;
            case EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS_429;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE_503;
        };
    }

    /** Puts a problem into the words of one language. */
    private record Writer(Language language, String traceId) {
        ProblemAnswer refused(Refused refused) {
            Problem problem = refused.problem();
            return answer(
                    statusOf(problem.kind()),
                    problem.code(),
                    List.of(),
                    refused.retryAfter(),
                    refused.attemptsLeft(),
                    refused.alternatives());
        }

        ProblemAnswer invalid(InvalidValue invalid) {
            String ownWords = String.valueOf(invalid.getMessage());
            WrongField field = new WrongField(
                    invalid.field(), invalid.reason(), ProblemTexts.message(language, invalid.reason(), ownWords));
            return answer(
                    HttpStatus.UNPROCESSABLE_ENTITY_422,
                    invalid.code(),
                    List.of(field),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of());
        }

        ProblemAnswer edge(EdgeProblem problem) {
            return answer(
                    problem.status(), problem.code(), List.of(), Optional.empty(), OptionalInt.empty(), List.of());
        }

        private ProblemAnswer answer(
                int status,
                String code,
                List<WrongField> errors,
                Optional<Duration> wait,
                OptionalInt attemptsLeft,
                List<String> alternatives) {
            Optional<Long> seconds = wait.or(() -> defaultWait(status)).map(Writer::roundedUp);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Language", language.tag());
            seconds.ifPresent(s -> headers.put("Retry-After", s.toString()));
            if (status == HttpStatus.UNAUTHORIZED_401) {
                headers.put("WWW-Authenticate", "Bearer");
            }
            ProblemBody body = new ProblemBody(
                    "urn:latchkey:problem:" + code,
                    ProblemTexts.title(language, code, status),
                    status,
                    ProblemTexts.detail(language, code, status),
                    code,
                    errors,
                    seconds,
                    attemptsLeft.isPresent() ? Optional.of(attemptsLeft.getAsInt()) : Optional.empty(),
                    alternatives,
                    traceId);
            return new ProblemAnswer(body, headers);
        }

        private static Optional<Duration> defaultWait(int status) {
            return status == HttpStatus.SERVICE_UNAVAILABLE_503 ? Optional.of(WHEN_NOBODY_KNOWS) : Optional.empty();
        }

        /** Rounded up, because whoever asks a moment too early is refused once more. */
        private static long roundedUp(Duration wait) {
            return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        }
    }
}
