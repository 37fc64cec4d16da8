package dev.stranded.servers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and a consumer of Kafka whose broker is away, so that they try again and again. */
public final class KafkaClients implements Server {
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread polls = new Thread(this::poll, "polls");
    private volatile boolean over;

    private KafkaClients() throws Exception {
        String nobody = "127.0.0.1:" + Browsers.portOfNobody();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", nobody, "max.block.ms", "100"),
                new StringSerializer(),
                new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", nobody, "group.id", "shop"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of("orders"));
        polls.start();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new KafkaClients());
    }

    @Override
    public void ask() throws Exception {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("orders", "hello"));
        try {
            sent.get();
            throw new IllegalStateException("there is no broker");
        } catch (ExecutionException e) {
            if (!polls.isAlive()) {
                throw e;
            }
        }
    }

    @Override
    public void stop() throws Exception {
        over = true;
        polls.join();
        producer.close(Duration.ofSeconds(1));
    }

    private void poll() {
        try (consumer) {
            while (!over) {
                consumer.poll(Duration.ofMillis(500));
            }
        }
    }
}
