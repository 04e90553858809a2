package io.followup.carriers.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.WorkspaceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Secrets in SSM's Parameter Store, each a SecureString that holds a JSON object of texts, kept for
 * five minutes:
 *
 * <ul>
 *   <li>{@code <prefix>/operator/<carrier>}
 *   <li>{@code <prefix>/workspaces/<workspace>/secrets/<reference>}, where a colon of the
 *       workspace's id, which SSM does not take, is a slash
 * </ul>
 */
@Singleton
public class SsmSecrets implements Secrets {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** No slash: a reference never leads out of its workspace's own. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private record Kept(Optional<Map<String, String>> values, Instant until) {
    @Override
    public String toString() {
      return "Kept";
    }
  }

  private final SsmClient ssm;
  private final Clock clock;
  private final String prefix;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  @Inject
  public SsmSecrets(
      SsmClient ssm,
      Clock clock,
      @ConfigProperty(name = "followup.secrets.prefix", defaultValue = "/followup") String prefix) {
    this.ssm = ssm;
    this.clock = clock;
    this.prefix = prefix;
  }

  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return REFERENCE.matcher(reference).matches()
        ? get("workspaces/" + workspace.value().replace(':', '/') + "/secrets/" + reference)
        : Optional.empty();
  }

  @Override
  public Optional<Map<String, String>> ofOperator(String carrier) {
    return get("operator/" + carrier);
  }

  private Optional<Map<String, String>> get(String name) {
    Instant now = clock.instant();
    Kept there = kept.get(name);
    if (there == null || !there.until().isAfter(now)) {
      there = new Kept(ask(prefix + "/" + name), now.plus(LIFE));
      kept.put(name, there);
    }
    return there.values();
  }

  private Optional<Map<String, String>> ask(String name) {
    try {
      String value =
          ssm.getParameter(get -> get.name(name).withDecryption(true)).parameter().value();
      return values(value);
    } catch (ParameterNotFoundException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsFailure.of("SSM GetParameter", e);
    }
  }

  private Optional<Map<String, String>> values(String value) {
    try {
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> one : json.readTree(value).properties()) {
        values.put(one.getKey(), one.getValue().asText());
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(values));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
