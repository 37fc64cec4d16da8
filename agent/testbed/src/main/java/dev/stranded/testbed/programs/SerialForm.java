package dev.stranded.testbed.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An object as it is written by serialisation; two of them print the same when their bytes are the same. */
final class SerialForm<T> {
    private final byte[] bytes;

    private SerialForm(byte[] bytes) {
        this.bytes = bytes;
    }

    static <T> SerialForm<T> of(T object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return new SerialForm<>(bytes.toByteArray());
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // It reads what it wrote itself.
    T copy() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (T) in.readObject();
        }
    }

    @Override
    public String toString() {
        try {
            return bytes.length + " bytes "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
