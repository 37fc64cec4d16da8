package dev.stranded.servers;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** ActiveMQ's broker, a consumer over TCP and a producer in the broker's JVM. */
public final class ActiveMqBroker implements Server {
    private final BrokerService broker = new BrokerService();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Connection consuming;
    private final Connection producing;
    private final Session session;
    private final MessageProducer producer;

    private ActiveMqBroker() throws Exception {
        broker.setBrokerName("shop");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        String address = broker.addConnector("tcp://127.0.0.1:0").getPublishableConnectString();
        broker.start();
        consuming = new ActiveMQConnectionFactory(address).createConnection();
        consuming.start();
        Session consumers = consuming.createSession(false, Session.AUTO_ACKNOWLEDGE);
        Queue orders = consumers.createQueue("orders");
        MessageConsumer consumer = consumers.createConsumer(orders);
        consumer.setMessageListener(message -> received.add(text((TextMessage) message)));
        producing = new ActiveMQConnectionFactory("vm://shop?create=false").createConnection();
        producing.start();
        session = producing.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(orders);
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new ActiveMqBroker());
    }

    @Override
    public synchronized void ask() throws Exception {
        producer.send(session.createTextMessage("hello"));
        Browsers.expectHello(received.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void stop() throws Exception {
        producing.close();
        consuming.close();
        broker.stop();
    }

    private static String text(TextMessage message) {
        try {
            return message.getText();
        } catch (jakarta.jms.JMSException e) {
            return e.toString();
        }
    }
}
