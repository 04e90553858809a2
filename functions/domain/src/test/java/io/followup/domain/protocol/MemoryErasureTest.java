package io.followup.domain.protocol;

import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.Ports;

/** Erasure over memory. */
class MemoryErasureTest extends ErasureStories {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected Ports ports() {
    return Ports.inMemory(store);
  }

  @Override
  protected String stored() {
    return store.everything();
  }
}
