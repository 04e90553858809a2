package io.followup.handlers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.ChatKey;
import io.followup.domain.link.ShortLink;
import io.followup.domain.secret.Keys;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import io.followup.wire.credential.Jwt;
import io.followup.wire.credential.Wall;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a short link leads: to the reply's own address, else the workspace's chat, else the
 * operator's, with the chat and a token that tells whose chat it is. Each is filled in where the
 * address has a place for it, {@code {chat}} or {@code {token}}; else it is added to the query.
 */
@Singleton
class ChatLinks {
  private static final Duration LIFE = Duration.ofHours(24);

  private final Keys keys;
  private final Optional<String> defaultUrl;
  private final InstantSource wall;

  ChatLinks(
      Keys keys,
      @ConfigProperty(name = "followup.default-chat-url") Optional<String> defaultUrl,
      @Wall InstantSource wall) {
    this.keys = keys;
    this.defaultUrl = defaultUrl;
    this.wall = wall;
  }

  /** Nothing where neither the workspace nor the operator has a chat to show. */
  Optional<String> to(ShortLink link, Workspace workspace) {
    ChatKey chat = link.chat();
    return link.url()
        .or(() -> workspace.settings().chatUrl())
        .or(() -> defaultUrl)
        .map(url -> with("chat", encode(chat.chat().value()), url))
        .map(url -> with("token", token(chat, workspace), url));
  }

  private static String with(String name, String value, String url) {
    String place = "{" + name + "}";
    return url.contains(place) ? url.replace(place, value) : extended(url, name + "=" + value);
  }

  private String token(ChatKey chat, Workspace workspace) {
    Instant now = wall.instant();
    ObjectNode claims = Json.object();
    claims.put("iss", workspace.id().value());
    claims.put("sub", chat.owner().customer().value());
    // Meant for the chat's page alone: our own calls take no token that is meant for somebody.
    claims.put("aud", "link");
    claims.put("chat", chat.chat().value());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    return Jwt.sign(
        claims, keys.tokenSecret(workspace.id(), workspace.keys().tokenSecret().current()));
  }

  /** The query stays, the fragment stays behind it. */
  private static String extended(String url, String query) {
    int hash = url.indexOf('#');
    String address = hash < 0 ? url : url.substring(0, hash);
    String fragment = hash < 0 ? "" : url.substring(hash);
    String separator = address.indexOf('?') < 0 ? "?" : address.matches(".*[?&]") ? "" : "&";
    return address + separator + query + fragment;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
