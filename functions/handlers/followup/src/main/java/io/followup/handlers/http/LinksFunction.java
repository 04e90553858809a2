package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.secret.Signer;
import io.followup.domain.secret.UnsubscribeTokens;
import io.followup.domain.secret.UnsubscribeTokens.Stop;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Api;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** What a customer opens from a notice. */
@Singleton
public class LinksFunction {
  private final ShortLinks links;
  private final ChatLinks chatLinks;
  private final Customers customers;
  private final Workspaces workspaces;
  private final UnsubscribeTokens tokens;
  private final Clock clock;
  private final Api api;

  LinksFunction(
      Credentials credentials,
      ShortLinks links,
      ChatLinks chatLinks,
      Customers customers,
      Workspaces workspaces,
      Signer signer,
      Clock clock) {
    this.links = links;
    this.chatLinks = chatLinks;
    this.customers = customers;
    this.workspaces = workspaces;
    this.tokens = new UnsubscribeTokens(signer);
    this.clock = clock;
    this.api =
        new Api(credentials)
            .plain(Route.OPEN_LINK, this::open)
            .plain(Route.SHOW_UNSUBSCRIBE, request -> unsubscribe(request, this::ask))
            .plain(Route.UNSUBSCRIBE, request -> unsubscribe(request, this::stop));
  }

  @Funq("links")
  public APIGatewayV2HTTPResponse links(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response open(Request request) {
    return links
        .find(request.name("code"), clock.instant())
        .flatMap(this::location)
        .map(location -> Response.redirect(location).with("Referrer-Policy", "no-referrer"))
        .orElseGet(Problem::notFound);
  }

  private Optional<String> location(ChatKey chat) {
    return workspaces.get(chat.workspace()).flatMap(w -> chatLinks.to(chat, w));
  }

  private Response unsubscribe(Request request, Function<Stop, Response> then) {
    return tokens.read(request.name("token")).map(then).orElseGet(Problem::notFound);
  }

  private Response ask(Stop stop) {
    return UnsubscribePage.asking(language(stop.customer()));
  }

  private Response stop(Stop stop) {
    Language language = language(stop.customer());
    customers.stop(stop.customer(), stop.channel());
    return UnsubscribePage.done(language);
  }

  private Language language(CustomerKey customer) {
    return customers
        .get(customer)
        .language()
        .flatMap(Language::ofTag)
        .or(
            () ->
                workspaces
                    .get(customer.workspace())
                    .flatMap(workspace -> Language.ofTag(workspace.settings().language())))
        .orElse(Language.EN);
  }
}
