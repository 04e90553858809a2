package io.followup.wire.credential;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Workspaces as they were a short while ago, for whoever checks a key or takes a beat. What decides
 * or sends reads {@link Workspaces}.
 */
@Singleton
public class WorkspaceCache {
  private static final int MOST = 10_000;

  private record Entry(Workspace workspace, Instant readAt) {}

  private final Workspaces workspaces;
  private final Clock clock;
  private final Duration age;
  private final Map<WorkspaceId, Entry> entries = new ConcurrentHashMap<>();

  /**
   * @param seconds how old an entry may become; 0 reads each time
   */
  public WorkspaceCache(
      Workspaces workspaces,
      Clock clock,
      @ConfigProperty(name = "followup.cache.seconds", defaultValue = "60") int seconds) {
    this.workspaces = workspaces;
    this.clock = clock;
    this.age = Duration.ofSeconds(seconds);
  }

  public Optional<Workspace> get(WorkspaceId id) {
    Instant now = clock.instant();
    Entry entry = entries.get(id);
    return entry != null && now.isBefore(entry.readAt().plus(age))
        ? Optional.of(entry.workspace())
        : read(id, now);
  }

  private Optional<Workspace> read(WorkspaceId id, Instant now) {
    Optional<Workspace> workspace = workspaces.get(id);
    if (entries.size() >= MOST) {
      entries.clear();
    }
    workspace.ifPresentOrElse(w -> entries.put(id, new Entry(w, now)), () -> entries.remove(id));
    return workspace;
  }
}
