/* global SwaggerUIBundle */

/** The contract names the laptop by its usual port. */
const LAPTOP = "http://localhost:8080";

SwaggerUIBundle({
  url: "openapi.yaml",
  dom_id: "#calls",
  docExpansion: "list",
  // Nothing is asked of another host.
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (request.url.startsWith(LAPTOP)) request.url = location.origin + request.url.slice(LAPTOP.length);
    return request;
  },
});
