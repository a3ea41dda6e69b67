package io.millrace.keycloak;

import java.util.List;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** A mapper without settings that changes access tokens alone. */
abstract class AccessTokenMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper {

    private final String id;
    private final String helpText;

    AccessTokenMapper(String id, String helpText) {
        this.id = id;
        this.helpText = helpText;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayType() {
        return id;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return helpText;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
