package dev.stranded.servers;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel: a timer, and a route whose consumers stand behind queues. */
public final class CamelRoutes implements Server {
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    private CamelRoutes() throws Exception {
        camel.addRoutes(new Routes());
        camel.start();
        template = camel.createProducerTemplate();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new CamelRoutes());
    }

    @Override
    public void ask() {
        Browsers.expectHello(template.requestBody("seda:orders", "hello", String.class));
        template.sendBody("seda:log", "hello");
    }

    @Override
    public void stop() throws Exception {
        template.stop();
        camel.stop();
    }

    private static final class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("timer:tick?period=1000").to("seda:log");
            from("seda:log?concurrentConsumers=3").to("direct:end");
            from("seda:orders").to("direct:end");
            from("direct:end").transform().constant("hello");
        }
    }
}
