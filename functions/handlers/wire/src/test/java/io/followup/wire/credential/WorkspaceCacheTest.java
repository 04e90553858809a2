package io.followup.wire.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.MemoryWorkspaces;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceCacheTest {
  private static final WorkspaceId TEA = new WorkspaceId("tea");

  private final MemoryWorkspaces workspaces = new MemoryWorkspaces(new MemoryStore());
  private final TestClock clock = new TestClock();

  @BeforeEach
  void create() {
    boolean _ = workspaces.create(new Workspace(TEA, 1, 1, Settings.defaults("Tea"), false));
  }

  private void rename(WorkspaceCache cache) {
    assertThat(cache.get(TEA)).isPresent();
    boolean _ = workspaces.replaceSettings(TEA, 1, Settings.defaults("Coffee"));
  }

  private static String name(WorkspaceCache cache) {
    return cache.get(TEA).orElseThrow().settings().name();
  }

  @Test
  void what_was_read_holds_for_a_minute() {
    WorkspaceCache cache = new WorkspaceCache(workspaces, clock, 60);
    rename(cache);

    clock.after(Duration.ofSeconds(59));
    assertThat(name(cache)).isEqualTo("Tea");

    clock.after(Duration.ofSeconds(1));
    assertThat(name(cache)).isEqualTo("Coffee");
  }

  @Test
  void a_cache_of_no_age_reads_each_time() {
    WorkspaceCache cache = new WorkspaceCache(workspaces, clock, 0);
    rename(cache);

    assertThat(name(cache)).isEqualTo("Coffee");
  }

  @Test
  void what_is_not_there_is_not_remembered() {
    WorkspaceCache cache = new WorkspaceCache(workspaces, clock, 60);
    WorkspaceId later = new WorkspaceId("later");
    assertThat(cache.get(later)).isEmpty();

    boolean _ = workspaces.create(new Workspace(later, 1, 1, Settings.defaults("L"), false));

    assertThat(cache.get(later)).isPresent();
  }
}
