package org.kept.problem;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Netty extension that gives connections without TLS a {@link StrictRequestDecoder}: between a proxy and Kept, where
 * requests of many clients share one.
 *
 * <p>Netty finds it as a service once {@link #activate()} was called.
 */
public final class StrictDecoderExtension extends ChannelInitializerExtension {

    private static volatile @Nullable HttpServerOptions options;

    /** Tells Netty to look for extensions; before the service starts. */
    public static void activate() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    static void use(HttpServerOptions serverOptions) {
        options = serverOptions;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new DecoderReplacement());
    }

    /** Replaces the decoder before it gets the first bytes. */
    private static final class DecoderReplacement extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            var pipeline = context.pipeline();
            var decoder = pipeline.get(VertxHttpRequestDecoder.class);
            var current = options;
            if (decoder != null && current != null) {
                pipeline.replace(decoder, pipeline.context(decoder).name(), new StrictRequestDecoder(current));
            }
            context.fireChannelRead(bytes);
            pipeline.remove(this);
        }
    }
}
