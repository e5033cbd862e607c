package dev.latchkey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.sessions.SessionRules;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code docs/embedding.md} compiles and runs with the domain and Java, and nothing else beside them. */
class EmbeddingTest {
    private static final Path PAGE = Path.of("../docs/embedding.md");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    void the_domain_is_of_use_alone() throws Exception {
        String page = Files.readString(PAGE);
        URL domain = SessionRules.class.getProtectionDomain().getCodeSource().getLocation();
        compile(page, Path.of(domain.toURI()));

        URL[] alone = {domain, directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Callable<?> example = (Callable<?>)
                    loader.loadClass("Embedded").getDeclaredConstructor().newInstance();

            assertThat(example.call())
                    .isEqualTo(List.of("+7***89 got 6 digits", "typed right: true", "stolen: REUSED"));
        }
        assertThat(page).contains("`+7***89 got 6 digits`, `typed right: true` and `stolen: REUSED`");
    }

    private void compile(String page, Path domain) throws Exception {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).isTrue();
        Path source = Files.writeString(directory.resolve("Embedded.java"), code.group(1));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    directory.toString(),
                    "-cp",
                    domain.toString(),
                    "-proc:none",
                    "--release",
                    "17",
                    "-Xlint:all");
            assertThat(javac.getTask(complaints, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .as("%s", complaints)
                    .isTrue();
        }
        assertThat(complaints).hasToString("");
    }
}
