package dev.stranded.cli.mailbox;

import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent that is in another JVM can be asked.
 *
 * <p>A question is the file {@code .stranded_pidPID} in the folder that the JVM uses for temporary files: a number that
 * is used once, and a command. The agent looks for it a few times a second and obeys who could attach to the JVM as
 * well: its own user, and root. Its answer is the file {@code .stranded_pidPID.NUMBER}, which is read by this user and
 * root alone. So nobody opens a port, and nothing is loaded into the JVM to ask it.
 */
public final class Mailbox {
    /** The thread on which an agent takes its questions: where it is, there is an agent. */
    private static final String AGENT_THREAD = "stranded-census";

    private static final Duration LEFT_OVER = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 20;

    private final JvmProcess process;
    private final Path folder;
    private final String name;

    /** That of an agent in this JVM. */
    public Mailbox(JvmProcess process) {
        this.process = process;
        this.folder = process.exchange();
        this.name = Question.fileName(process.ownPid());
    }

    /** Whether an agent is there; null where only an answer could tell. */
    public @Nullable Boolean hasAgent() {
        return process.hasThread(AGENT_THREAD);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws NoReply if none comes in that time, or the agent refuses
     */
    public Reply ask(Question question, Duration patience) throws NoReply {
        if (Boolean.FALSE.equals(hasAgent())) {
            throw new NoReply(
                    "Stranded is not in JVM " + process.pid() + "; attach " + process.pid() + " puts it there");
        }
        Nonce nonce = Nonce.make();
        Instant end = Instant.now().plus(patience);
        Path request = folder.resolve(name);
        try {
            post(request, nonce, question, end);
            Reply reply = await(nonce, end);
            if (!reply.refusal().isEmpty()) {
                throw new NoReply("JVM " + process.pid() + ": " + reply.refusal());
            }
            return reply;
        } finally {
            withdraw(request, nonce);
        }
    }

    /**
     * The answer that the agent gave to something with this number, which was asked in another way.
     *
     * @return null if there is none by the end of that time
     */
    public @Nullable Reply answer(Nonce nonce, Duration patience) throws NoReply {
        try {
            return await(nonce, Instant.now().plus(patience));
        } catch (Silence e) {
            return null;
        }
    }

    /** Leaves the question where the agent looks; while another one is there, waits. */
    private void post(Path request, Nonce nonce, Question question, Instant end) throws NoReply {
        Path draft = folder.resolve(name + "." + nonce + ".ask");
        try {
            write(draft, nonce + " " + question + "\n");
            while (!link(request, draft)) {
                if (Instant.now().isAfter(end)) {
                    throw new NoReply("somebody else has been asking JVM " + process.pid() + " all the time (" + request
                            + "); try again later");
                }
                removeLeftOver(request);
                pause();
            }
        } catch (FileSystemException e) {
            throw new NoReply(
                    "can't leave a question for JVM " + process.pid() + " in " + folder + " (" + reason(e)
                            + "); free some room there, or run the command as " + process.userName(),
                    e);
        } catch (IOException e) {
            throw new NoReply("can't leave a question for JVM " + process.pid() + " in " + folder + " (" + e + ")", e);
        } finally {
            delete(draft);
        }
    }

    private void write(Path draft, String line) throws IOException {
        FileAttribute<?>[] ownerOnly = isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var out = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            out.write(StandardCharsets.US_ASCII.encode(line));
        }
        UserPrincipal user = process.user();
        if (user != null && !user.equals(Files.getOwner(draft))) {
            Files.setOwner(draft, user);
        }
    }

    /** False if a question is there already. */
    private static boolean link(Path request, Path draft) throws IOException {
        try {
            Files.createLink(request, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void removeLeftOver(Path request) throws IOException {
        try {
            Instant since = Files.getLastModifiedTime(request, LinkOption.NOFOLLOW_LINKS)
                    .toInstant();
            if (since.plus(LEFT_OVER).isBefore(Instant.now())) {
                Files.deleteIfExists(request);
            }
        } catch (NoSuchFileException e) {
            // Just now it went.
        }
    }

    private Reply await(Nonce nonce, Instant end) throws NoReply {
        Path answer = folder.resolve(name + "." + nonce);
        while (!Files.exists(answer, LinkOption.NOFOLLOW_LINKS)) {
            if (!process.isAlive()) {
                throw new NoReply("JVM " + process.pid() + " has ended");
            }
            if (Instant.now().isAfter(end)) {
                throw new Silence(process);
            }
            pause();
        }
        try {
            requireItsOwn(answer);
            return Reply.read(Files.readString(answer));
        } catch (IOException e) {
            throw new NoReply("can't read what JVM " + process.pid() + " answered (" + e + ")", e);
        } finally {
            delete(answer);
        }
    }

    /** What stands there was written by the JVM's user, or by root. */
    private void requireItsOwn(Path answer) throws IOException {
        UserPrincipal user = process.user();
        UserPrincipal owner = Files.getOwner(answer, LinkOption.NOFOLLOW_LINKS);
        boolean regular = Files.isRegularFile(answer, LinkOption.NOFOLLOW_LINKS);
        boolean known = user == null || owner.equals(user) || owner.getName().equals("root");
        if (!regular || !known) {
            throw new IOException(answer + " is " + owner.getName() + "'s");
        }
    }

    /** Takes the question away, if it is still there and nobody else's. */
    private static void withdraw(Path request, Nonce nonce) {
        try {
            if (Files.readString(request).startsWith(nonce.digits())) {
                delete(request);
            }
        } catch (IOException e) {
            // It is no more, or another's.
        }
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is small, and in a folder that is emptied now and then.
        }
    }

    private static void pause() throws NoReply {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReply("interrupted", e);
        }
    }
}
