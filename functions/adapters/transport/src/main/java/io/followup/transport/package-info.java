/**
 * HTTP/1.1 under the AWS clients: one write a request, connections that are kept while they live,
 * nothing asked twice.
 */
@NullMarked
package io.followup.transport;

import org.jspecify.annotations.NullMarked;
