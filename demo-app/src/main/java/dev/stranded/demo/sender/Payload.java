package dev.stranded.demo.sender;

/** A webhook's body and its signature. */
final class Payload {
    private final byte[] body;
    private final String signature;

    Payload(byte[] body, String signature) {
        this.body = body;
        this.signature = signature;
    }

    byte[] body() {
        return body;
    }

    String signature() {
        return signature;
    }
}
