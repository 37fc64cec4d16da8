package dev.stranded.servers;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Boot on Tomcat, with a scheduled method and one that runs on the task executor. */
public final class SpringBootServer implements Server {
    private final ConfigurableApplicationContext context;
    private final Browsers browsers;

    private SpringBootServer(boolean virtual) throws IOException {
        SpringApplication application = new SpringApplication(Shop.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", "0",
                "spring.threads.virtual.enabled", virtual,
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn"));
        context = application.run();
        browsers = Browsers.of(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, SpringBootServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() {
        context.close();
    }

    /** The application. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAsync
    @EnableScheduling
    static class Shop {
        @Bean
        Clerk clerk() {
            return new Clerk();
        }

        @Bean
        Counter counter(Clerk clerk) {
            return new Counter(clerk);
        }
    }

    /** Does its work on the task executor. */
    static class Clerk {
        private final AtomicLong ticks = new AtomicLong();

        @Async
        public CompletableFuture<String> greet(String path) {
            return CompletableFuture.completedFuture(Greeting.to(path));
        }

        @Scheduled(fixedDelay = 1_000)
        void tick() {
            ticks.incrementAndGet();
        }
    }

    /** Where requests come in. */
    @RestController
    static class Counter {
        private final Clerk clerk;

        Counter(Clerk clerk) {
            this.clerk = clerk;
        }

        @GetMapping("/hello")
        CompletableFuture<String> hello() {
            return clerk.greet("/hello");
        }

        @GetMapping(Greeting.OUT_OF_ORDER)
        CompletableFuture<String> fail() {
            return clerk.greet(Greeting.OUT_OF_ORDER);
        }
    }
}
