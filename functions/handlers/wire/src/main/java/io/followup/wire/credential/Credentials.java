package io.followup.wire.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Versions;
import io.followup.domain.secret.Versions.Minted;
import io.followup.domain.settings.Workspace;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells who calls. A forged key costs no read: it names its version and is derived, so its proof is
 * checked first. A token does not say which of a workspace's secrets signed it; that is asked of
 * the cache, and of those that hold each is tried.
 */
@Singleton
public class Credentials {
  private final Optional<String> operatorKey;
  private final Keys keys;
  private final WorkspaceCache workspaces;
  private final Clock clock;
  private final InstantSource wall;

  public Credentials(
      @ConfigProperty(name = "followup.operator-key") Optional<String> operatorKey,
      Keys keys,
      WorkspaceCache workspaces,
      Clock clock,
      @Wall InstantSource wall) {
    this.operatorKey = operatorKey.filter(key -> !key.isBlank());
    this.keys = keys;
    this.workspaces = workspaces;
    this.clock = clock;
    this.wall = wall;
  }

  /**
   * @param bearer what stands behind {@code Bearer}
   */
  public Caller caller(String bearer) {
    if (isOperator(bearer)) {
      return new Caller.Operator();
    }
    return bearer.startsWith(Keys.PREFIX) ? byKey(bearer) : byToken(bearer);
  }

  private boolean isOperator(String bearer) {
    return operatorKey
        .filter(key -> MessageDigest.isEqual(key.getBytes(UTF_8), bearer.getBytes(UTF_8)))
        .isPresent();
  }

  private Caller byKey(String key) {
    return keys.claim(key)
        .flatMap(
            claim ->
                workspaces
                    .get(claim.workspace())
                    .filter(w -> anyHolds(w.keys().workspaceKey(), m -> keys.isKeyOf(claim, m))))
        .<Caller>map(Caller.Backend::new)
        .orElseGet(Caller.Nobody::new);
  }

  private Caller byToken(String token) {
    return Jwt.parse(token).map(this::byToken).orElseGet(Caller.Nobody::new);
  }

  private Caller byToken(Jwt token) {
    Optional<CustomerKey> customer = CustomerClaims.customer(token.claims(), wall.instant());
    return customer
        .flatMap(key -> workspaces.get(key.workspace()))
        .filter(w -> anyHolds(w.keys().tokenSecret(), m -> isSigned(token, w, m)))
        .<Caller>map(workspace -> new Caller.Person(customer.orElseThrow(), workspace))
        .orElseGet(Caller.Nobody::new);
  }

  private boolean isSigned(Jwt token, Workspace workspace, Minted minted) {
    return token.isSignedBy(keys.tokenSecret(workspace.id(), minted));
  }

  private boolean anyHolds(Versions versions, Predicate<Minted> fits) {
    return versions.holding(clock.instant()).anyMatch(fits);
  }
}
