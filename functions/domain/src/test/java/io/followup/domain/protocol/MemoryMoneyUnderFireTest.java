package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryMoneyUnderFireTest extends MoneyUnderFire {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }

  @Override
  protected int many() {
    return 1_000;
  }
}
