package io.followup.wire.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keys;
import io.followup.domain.settings.Workspace;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells who calls. A forged key or token costs no read: secrets are derived, so the signature is
 * checked first, against each version that a workspace's secrets can have.
 */
@Singleton
public class Credentials {
  /** How often a workspace's secrets can be made anew, and once. */
  private static final int VERSIONS = 8;

  private final Optional<String> operatorKey;
  private final Keys keys;
  private final WorkspaceCache workspaces;
  private final InstantSource wall;

  public Credentials(
      @ConfigProperty(name = "followup.operator-key") Optional<String> operatorKey,
      Keys keys,
      WorkspaceCache workspaces,
      @Wall InstantSource wall) {
    this.operatorKey = operatorKey.filter(key -> !key.isBlank());
    this.keys = keys;
    this.workspaces = workspaces;
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
    return keys.claimedBy(key)
        .flatMap(id -> workspace(id, version -> keys.isKeyOf(id, version, key)))
        .<Caller>map(Caller.Backend::new)
        .orElseGet(Caller.Nobody::new);
  }

  private Caller byToken(String token) {
    return Jwt.parse(token).map(this::byToken).orElseGet(Caller.Nobody::new);
  }

  private Caller byToken(Jwt token) {
    Optional<CustomerKey> customer = CustomerClaims.customer(token.claims(), wall.instant());
    return customer
        .flatMap(key -> workspace(key.workspace(), version -> isSigned(token, key, version)))
        .<Caller>map(workspace -> new Caller.Person(customer.orElseThrow(), workspace))
        .orElseGet(Caller.Nobody::new);
  }

  private boolean isSigned(Jwt token, CustomerKey customer, int version) {
    return token.isSignedBy(keys.tokenSecret(customer.workspace(), version));
  }

  /** The workspace, if the version that fits is the one that is valid. */
  private Optional<Workspace> workspace(WorkspaceId id, IntPredicate fits) {
    return IntStream.rangeClosed(1, VERSIONS)
        .filter(fits)
        .boxed()
        .findFirst()
        .flatMap(version -> workspaces.get(id).filter(w -> w.keyVersion() == version));
  }
}
