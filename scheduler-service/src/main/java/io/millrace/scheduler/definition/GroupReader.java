package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the definition of a batch group and checks all that can be seen in it alone. */
final class GroupReader {

    private final int mostMembers;

    GroupReader(int mostMembers) {
        this.mostMembers = mostMembers;
    }

    GroupDefinition read(String code, JsonNode body, Faults faults) {
        var fields = new JsonFields(body, "", faults);
        var description = fields.optional("description", Formats.text(2000), "");
        return new GroupDefinition(code, description, members(fields));
    }

    private List<GroupMember> members(JsonFields group) {
        var members = new ArrayList<GroupMember>();
        var steps = new ArrayList<Precedence.Step>();
        for (var fields : group.objects("members", mostMembers)) {
            var member =
                    new GroupMember(
                            fields.required("batchName", Formats.CODE, ""),
                            List.copyOf(fields.list("after", Formats.CODE, "", Integer.MAX_VALUE)));
            members.add(member);
            steps.add(new Precedence.Step(member.batchName(), member.after(), fields));
        }
        new Precedence("batchName").check(steps, group.faults());
        return List.copyOf(members);
    }
}
