package org.kept.ui;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The token field of forms, {@code inject:csrf} in templates: a different value in every form.
 *
 * <p>Replaces the provider of Quarkus, which is excluded in {@code application.properties}.
 */
@Named("csrf")
@Singleton
public class FormTokenProvider {

    private final CurrentVertxRequest request;
    private final String parameterName;

    FormTokenProvider(
            CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.rest-csrf.form-field-name") String parameterName) {
        this.request = request;
        this.parameterName = parameterName;
    }

    /** A new value of the token field, for one more form. */
    public String getToken() {
        String token = request.getCurrent().get("csrf_token");
        if (token == null) {
            throw new IllegalStateException("The request has no CSRF token");
        }
        return FormToken.mask(token);
    }

    /** The name of the token field. */
    public String getParameterName() {
        return parameterName;
    }
}
