package dev.stranded.core.hook;

import dev.stranded.bootstrap.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * A place in the JDK for a hook.
 *
 * @param follows what the hook follows, in a user's words
 * @param type internal name of the class
 * @param method name of the method or, with a {@code *} at its end, how it begins
 * @param arguments how the method's descriptor begins, null for any
 * @param weave what is pasted there
 * @param coverage tells whether it fired
 * @param since the first JDK that has the place
 * @param lost what the user loses without it
 */
record HookPlace(
        String follows,
        String type,
        String method,
        @Nullable String arguments,
        Weave weave,
        Coverage coverage,
        int since,
        String lost) {
    boolean covers(String name, String descriptor) {
        boolean named =
                method.endsWith("*") ? name.startsWith(method.substring(0, method.length() - 1)) : method.equals(name);
        return named && (arguments == null || descriptor.startsWith(arguments));
    }
}
