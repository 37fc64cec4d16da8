package dev.stranded.demo.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The bodies that are sent, signed, the same in every run of a seed: some dozens of them in turn. */
public final class Payloads {
    private static final int DIFFERENT = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Payload> payloads = new ArrayList<>();

    /** Makes the bodies and signs them. */
    public Payloads(String secret, long seed) {
        Orders orders = new Orders(seed);
        ObjectMapper mapper = new ObjectMapper();
        try {
            for (int i = 0; i < DIFFERENT; i++) {
                byte[] body = mapper.writeValueAsBytes(orders.next());
                payloads.add(new Payload(body, sign(body, secret)));
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    /** Their size, on average. */
    public long averageBytes() {
        return payloads.stream().mapToInt(payload -> payload.body().length).sum() / DIFFERENT;
    }

    Payload of(int number) {
        return payloads.get(number % DIFFERENT);
    }

    private static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }
}
