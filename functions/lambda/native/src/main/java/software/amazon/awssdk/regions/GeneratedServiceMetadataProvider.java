package software.amazon.awssdk.regions;

import org.jspecify.annotations.Nullable;

/**
 * In the place of the SDK's own, which makes objects of 300 services, of which the first client
 * that is built asks one for the region to sign for: a twelfth of a cold start. What is not known
 * here follows the rule that the SDK has for it, and our services have no exception to it.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  @Override
  public @Nullable ServiceMetadata serviceMetadata(String service) {
    return null;
  }
}
