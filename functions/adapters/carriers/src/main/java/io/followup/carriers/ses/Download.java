package io.followup.carriers.ses;

import java.net.URI;
import java.util.Optional;

/** Asks AWS for what stands at an address. */
interface Download {
  /**
   * Nothing, where AWS says that it will not give it.
   *
   * @throws io.followup.carriers.aws.AwsFailure where asking again may help
   */
  Optional<byte[]> get(URI uri);
}
