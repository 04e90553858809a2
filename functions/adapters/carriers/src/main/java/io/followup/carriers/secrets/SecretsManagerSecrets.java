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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Secrets in AWS Secrets Manager, each a JSON object of texts, kept for five minutes:
 *
 * <ul>
 *   <li>{@code <prefix>operator/<carrier>}
 *   <li>{@code <prefix>workspaces/<workspace>/<reference>}; a colon in the workspace's id, which
 *       names of secrets do not take, is written {@code =}
 * </ul>
 */
@Singleton
public class SecretsManagerSecrets implements Secrets {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** What names of secrets may hold; nothing of it leads out of the workspace's own. */
  private static final Pattern REFERENCE = Pattern.compile("(?!.*[.][.])[A-Za-z0-9/_+=.@-]{1,256}");

  private record Kept(Optional<Map<String, String>> values, Instant until) {
    @Override
    public String toString() {
      return "Kept";
    }
  }

  private final SecretsManagerClient client;
  private final Clock clock;
  private final String prefix;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  @Inject
  public SecretsManagerSecrets(
      SecretsManagerClient client,
      Clock clock,
      @ConfigProperty(name = "followup.secrets.prefix", defaultValue = "followup/carriers/")
          String prefix) {
    this.client = client;
    this.clock = clock;
    this.prefix = prefix;
  }

  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return REFERENCE.matcher(reference).matches()
        ? get("workspaces/" + workspace.value().replace(':', '=') + "/" + reference)
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
      there = new Kept(ask(prefix + name), now.plus(LIFE));
      kept.put(name, there);
    }
    return there.values();
  }

  private Optional<Map<String, String>> ask(String name) {
    try {
      String value = client.getSecretValue(get -> get.secretId(name)).secretString();
      return values(value);
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsFailure.of("Secrets Manager GetSecretValue", e);
    }
  }

  private Optional<Map<String, String>> values(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
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
