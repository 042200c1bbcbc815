package dev.storyreel.refine.passport;

import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.models.Answer;
import dev.storyreel.models.FilmRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts a film's passport beside it, after the film's own file and poster. */
public final class PassportWorkshop implements Workshop {

    public static final String NAME = "passport.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Workshop measuring;
    private final Dossier.Files dossiers;
    private final IssuePassport issuing;

    /** @param measuring what else is derived */
    public PassportWorkshop(Workshop measuring, Dossier.Files dossiers, IssuePassport issuing) {
        this.measuring = measuring;
        this.dossiers = dossiers;
        this.issuing = issuing;
    }

    @Override
    public Derived derive(Work work, List<Path> files, Path workDir) {
        Derived measured = measuring.derive(work, files, workDir);
        if (!(work.order().request() instanceof FilmRequest film)) {
            return measured;
        }
        Passport passport = issuing.issue(
                work.order().take(), film, sha256(files.getFirst()), dossiers.of(work.order().take()));
        List<Answer.Output> beside = new ArrayList<>(measured.files());
        beside.add(new Answer.Output(
                NAME, "application/json", new Answer.Source.LocalFile(write(passport, workDir.resolve(NAME)))));
        return new Derived(beside, measured.figures(), measured.document());
    }

    private static Path write(Passport passport, Path to) {
        try {
            return Files.write(to, JSON.writeValueAsBytes(passport));
        } catch (IOException e) {
            throw new UncheckedIOException("The passport could not be written.", e);
        }
    }

    private static String sha256(Path file) {
        try (DigestOutputStream digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The film could not be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
