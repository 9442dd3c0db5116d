package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code handshake}, in a project that is built, with a JDK that tells what it was given. */
class LauncherTest {
    @TempDir
    private Path folder;
    private Path project;
    private Path script;

    @BeforeEach
    void build() throws IOException {
        project = Files.createDirectories(folder.toRealPath().resolve("a project"));
        Files.createDirectories(project.resolve("lab/target"));
        Files.createDirectories(project.resolve("lab/src/main"));
        Files.writeString(project.resolve("pom.xml"), "");
        Files.writeString(project.resolve("lab/pom.xml"), "");
        Files.setLastModifiedTime(Files.writeString(project.resolve("lab/target/lab-0.1.0-SNAPSHOT.jar"), ""),
                FileTime.from(Files.getLastModifiedTime(project.resolve("lab/pom.xml")).toInstant().plusSeconds(60)));
        script = Files.copy(Path.of("..", "handshake"), project.resolve("handshake"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"25\"' && exit\n"
                + "printf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void itFindsItsProjectFromAnyFolder() throws Exception {
        assertThat(run(script)).contains("-Dhandshake.home=" + project, "demo", "--json", "a b");
    }

    @Test
    void aLinkToItFindsTheSameProject() throws Exception {
        Path beside = Files.createSymbolicLink(folder.resolve("beside"), Path.of("a project", "handshake"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        assertThat(run(beside)).contains("-Dhandshake.home=" + project);
        assertThat(run(Files.createSymbolicLink(bin.resolve("hs"), beside))).contains("-Dhandshake.home=" + project);
    }

    private String[] run(Path command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", command.toString(), "demo", "--json", "a b")
                .directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said.split("\n");
    }
}
