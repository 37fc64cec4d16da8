package dev.stranded.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardVirtualThreadExecutor;
import org.apache.catalina.startup.Tomcat;

/** Tomcat, embedded. */
public final class TomcatServer implements Server {
    private final Tomcat tomcat = new Tomcat();
    private final Browsers browsers;

    private TomcatServer(boolean virtual) throws Exception {
        Path folder = Files.createTempDirectory("tomcat");
        folder.toFile().deleteOnExit();
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        if (virtual) {
            StandardVirtualThreadExecutor threads = new StandardVirtualThreadExecutor();
            threads.setName("requests");
            tomcat.getService().addExecutor(threads);
            tomcat.getConnector().getProtocolHandler().setExecutor(threads);
        }
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "hello", new Hello()).addMapping("/*");
        tomcat.start();
        browsers = Browsers.of(tomcat.getConnector().getLocalPort());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, TomcatServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Hello extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(Greeting.to(request.getRequestURI()));
        }
    }
}
