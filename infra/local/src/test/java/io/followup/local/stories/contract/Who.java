package io.followup.local.stories.contract;

/** By what a caller is known. */
enum Who {
  OPERATOR {
    @Override
    String credential(Scene scene) {
      return "local";
    }
  },
  WORKSPACE {
    @Override
    String credential(Scene scene) {
      return scene.world().key();
    }
  },
  CUSTOMER {
    @Override
    String credential(Scene scene) {
      return scene.mina().token();
    }
  };

  abstract String credential(Scene scene);

  /** What the contract calls it. */
  String scheme() {
    return switch (this) {
      case OPERATOR -> "operatorKey";
      case WORKSPACE -> "workspaceKey";
      case CUSTOMER -> "customerToken";
    };
  }
}
