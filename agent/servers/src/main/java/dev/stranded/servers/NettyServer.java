package dev.stranded.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Netty with a handler on an executor group of its own. */
public final class NettyServer implements Server {
    private final EventLoopGroup acceptors = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final EventExecutorGroup workers = new DefaultEventExecutorGroup(4);
    private final Browsers browsers;

    private NettyServer() throws Exception {
        Channel channel = new ServerBootstrap()
                .group(acceptors, loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Http())
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        browsers = Browsers.of(((InetSocketAddress) channel.localAddress()).getPort());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new NettyServer());
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() throws Exception {
        acceptors.shutdownGracefully().sync();
        loops.shutdownGracefully().sync();
        workers.shutdownGracefully().sync();
    }

    private final class Http extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec(), new HttpServerKeepAliveHandler(), new HttpObjectAggregator(1 << 16))
                    .addLast(new Hello());
        }
    }

    private final class Hello extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            String path = request.uri();
            workers.execute(
                    () -> context.writeAndFlush(answer(path)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE));
        }

        private FullHttpResponse answer(String path) {
            try {
                return response(HttpResponseStatus.OK, Greeting.to(path));
            } catch (IllegalStateException e) {
                return response(HttpResponseStatus.INTERNAL_SERVER_ERROR, e.toString());
            }
        }

        private FullHttpResponse response(HttpResponseStatus status, String body) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
            HttpUtil.setContentLength(response, response.content().readableBytes());
            return response;
        }
    }
}
