package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Api;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What a customer opens from a notice. */
@Singleton
public class LinksFunction {
  private static final Logger LOG = Logger.getLogger(LinksFunction.class);

  private final ShortLinks links;
  private final ChatLinks chatLinks;
  private final Workspaces workspaces;
  private final Clock clock;
  private final Api api;

  LinksFunction(
      Credentials credentials,
      ShortLinks links,
      ChatLinks chatLinks,
      Workspaces workspaces,
      Unsubscribe unsubscribe,
      Clock clock) {
    this.links = links;
    this.chatLinks = chatLinks;
    this.workspaces = workspaces;
    this.clock = clock;
    this.api =
        new Api(credentials)
            .plain(Route.OPEN_LINK, this::open)
            .plain(Route.SHOW_UNSUBSCRIBE, unsubscribe::show)
            .raw(Route.UNSUBSCRIBE, unsubscribe::post);
  }

  @Funq("links")
  public APIGatewayV2HTTPResponse links(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response open(Request request) {
    String code = request.name("code");
    Instant now = clock.instant();
    Optional<ShortLinks.Found> found = links.find(code, now);
    if (!request.isHead()) {
      found.ifPresent(it -> tell(code, it, now));
    }
    return found
        .map(ShortLinks.Found::link)
        .flatMap(this::location)
        .map(location -> Response.redirect(location).with("Referrer-Policy", "no-referrer"))
        .orElseGet(() -> NotFoundPage.of(request));
  }

  /** The way to the chat is worth more than the hint that it was taken. */
  private void tell(String code, ShortLinks.Found found, Instant now) {
    if (found.unopened().isEmpty()) {
      return;
    }
    try {
      links.opened(code, found.link(), found.unopened(), now);
    } catch (RuntimeException e) {
      LOG.warnf("an opening is not told of: %s", e.getClass().getSimpleName());
    }
  }

  private Optional<String> location(ShortLink link) {
    return workspaces.get(link.chat().workspace()).flatMap(w -> chatLinks.to(link, w));
  }
}
