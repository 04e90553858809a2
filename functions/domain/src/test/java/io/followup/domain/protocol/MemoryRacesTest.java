package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryRacesTest extends RaceStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
