package dev.stranded.premain;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads {@code isolated/**.classdata} of the agent's jar, which no other loader takes for classes; its parent is the
 * platform loader, so it sees the JDK and nothing of the application.
 */
final class IsolatedLoader extends ClassLoader implements Closeable {
    private static final String FOLDER = "isolated/";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final ProtectionDomain domain;

    /** Opens {@code jar}; it stays open until the agent leaves. */
    IsolatedLoader(File jar) throws IOException {
        super("stranded", ClassLoader.getPlatformClassLoader());
        this.jar = new JarFile(jar, false);
        this.domain = allAllowed();
    }

    /**
     * A domain in which a security manager forbids nothing: its policy is for the application. It names no place where
     * classes come from, which is what agents for code coverage go by.
     */
    private static ProtectionDomain allAllowed() {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new ProtectionDomain(new CodeSource(null, (Certificate[]) null), all);
    }

    /** The core leaves: closes the jar, so that nothing more can be loaded, and has the JDK forget what it loaded. */
    @Override
    public void close() throws IOException {
        jar.close();
        LastRecord.forget();
    }

    /** Serves the jar's entries: isolated ones by their name in the loader, others by their name in the jar. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte @Nullable [] bytes = read(FOLDER + name);
        if (bytes == null) {
            bytes = read(name);
        }
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    /** Names the jar for those who ask where a resource of the agent's is. */
    @Override
    protected @Nullable URL findResource(String name) {
        try {
            return jar.getEntry(FOLDER + name) == null
                    ? null
                    : new URL("jar:" + new File(jar.getName()).toURI() + "!/" + FOLDER + name);
        } catch (MalformedURLException e) {
            return null;
        }
    }

    /**
     * Its parent would keep the name of each class that it is asked for, for good: so it is asked neither for the
     * loader's own, for which it throws an exception besides, nor for the boot loader's.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return ofJdk(name, resolve);
        }
        ZipEntry own = jar.getEntry(entryOf(name));
        if (own == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name, own) : loaded;
        }
    }

    private Class<?> ofJdk(String name, boolean resolve) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException | SecurityException e) {
            return super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
        byte[] bytes = read(entry);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    private static String entryOf(String className) {
        return FOLDER + className.replace('.', '/') + ".classdata";
    }

    private byte @Nullable [] read(String entryName) {
        ZipEntry entry = jar.getEntry(entryName);
        return entry == null ? null : read(entry);
    }

    private byte @Nullable [] read(ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = new byte[(int) entry.getSize()];
            return in.readNBytes(bytes, 0, bytes.length) == bytes.length ? bytes : null;
        } catch (IOException e) {
            return null;
        }
    }
}
