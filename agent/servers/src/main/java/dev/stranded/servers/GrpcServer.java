package dev.stranded.servers;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** gRPC, server and client: a single call and a stream. */
public final class GrpcServer implements Server {
    private static final MethodDescriptor<String, String> ONE = method("One", MethodDescriptor.MethodType.UNARY);
    private static final MethodDescriptor<String, String> MANY =
            method("Many", MethodDescriptor.MethodType.SERVER_STREAMING);

    private final io.grpc.Server server;
    private final ManagedChannel channel;

    private GrpcServer() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("Hello")
                        .addMethod(ONE, ServerCalls.asyncUnaryCall(GrpcServer::answer))
                        .addMethod(MANY, ServerCalls.asyncServerStreamingCall(GrpcServer::answerThrice))
                        .build())
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new GrpcServer());
    }

    @Override
    public void ask() {
        try {
            ClientCalls.blockingUnaryCall(channel, ONE, CallOptions.DEFAULT, Greeting.OUT_OF_ORDER);
            throw new IllegalStateException("this call should have failed");
        } catch (StatusRuntimeException e) {
            Browsers.expectHello(e.getStatus().getCode() == Status.Code.UNKNOWN ? "hello" : e.toString());
        }
        Browsers.expectHello(ClientCalls.blockingUnaryCall(channel, ONE, CallOptions.DEFAULT, "hello"));
        Iterator<String> answers = ClientCalls.blockingServerStreamingCall(channel, MANY, CallOptions.DEFAULT, "hello");
        answers.forEachRemaining(Browsers::expectHello);
    }

    @Override
    public void stop() throws Exception {
        channel.shutdown().awaitTermination(10, TimeUnit.SECONDS);
        server.shutdown().awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void answer(String request, StreamObserver<String> answers) {
        answers.onNext(Greeting.to(request));
        answers.onCompleted();
    }

    private static void answerThrice(String request, StreamObserver<String> answers) {
        answers.onNext(request);
        answers.onNext(request);
        answer(request, answers);
    }

    private static MethodDescriptor<String, String> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.<String, String>newBuilder(new Text(), new Text())
                .setFullMethodName(MethodDescriptor.generateFullMethodName("Hello", name))
                .setType(type)
                .build();
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
