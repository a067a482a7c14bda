package org.kept.request;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** A test resource that logs on every kind of thread. */
@Path("/api/v1/trial-requests")
public class TestResource {

    static final Logger LOG = Logger.getLogger(TestResource.class);

    @GET
    @Path("loop")
    @NonBlocking
    public String loop() {
        LOG.info("loop " + Thread.currentThread().getName());
        return "";
    }

    @GET
    @Path("worker")
    @Blocking
    public String worker() {
        LOG.info("worker " + Thread.currentThread().getName());
        return "";
    }

    @GET
    @Path("pool")
    @Blocking
    public String pool() {
        return CompletableFuture.supplyAsync(
                        () -> {
                            LOG.info("pool " + Thread.currentThread().getName());
                            return "";
                        },
                        Infrastructure.getDefaultWorkerPool())
                .join();
    }

    @GET
    @Path("later")
    public Uni<String> later() {
        return Uni.createFrom()
                .item("")
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> LOG.info("later " + Thread.currentThread().getName()));
    }
}
