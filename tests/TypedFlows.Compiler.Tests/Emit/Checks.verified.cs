    void spec::ISpecRecord<ClosedBox>.Check(ref spec::SpecValidation validation) => CheckMembers(Width, ref validation);
    private static void CheckMembers(long? width, ref spec::SpecValidation validation)
    {
        if (width > 9) { validation.Add("/width", "maximum", "Closed: '{0}.width' must be at most 9", spec::ActualValue.Value(width)); }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var width = spec::SpecJson.Member(json, "width");
        if (!validation.RequireObject(json, "Closed: '{0}' must be an object")) { return; }

        validation.RequireType(width, spec::JsonTypes.Integer, "/width", "Closed: '{0}.width' must be an integer");
        if (spec::SpecJson.IsAbove(width, "9")) { validation.Add("/width", "maximum", "Closed: '{0}.width' must be at most 9", spec::ActualValue.Value(width)); }
        validation.CheckRepresentable(width, isInteger: true, "/width");
    }
    void spec::ISpecRecord<Closed>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(Id, Count, Any, Flag, Name, Label, AB, É, Token, Pin, Color, Share, Tags, Sizes, Box, Boxes, ref validation);
        validation.Check(Box, "/box", "/properties/box/$ref");
        if (Boxes is { } boxes2)
        {
            for (var item3Index = 0; item3Index < boxes2.Count; item3Index++)
            {
                var item3 = boxes2[item3Index];
                validation.Enter("/boxes", item3Index, "/properties/boxes/items");
                if (item3 is null) { validation.Add("", "/type", "type", "Closed: '{0}' must be an object"); }
                validation.Check(item3, "", "/$ref");
                validation.Exit();
            }
        }

        validation.Check(Any, "/any", "/allOf/1/properties/any");
    }
        ClosedBox? box, collections::IReadOnlyList<ClosedBox>? boxes, ref spec::SpecValidation validation)
    {
        var count2 = (id is not null ? 1 : 0) + (count is not null ? 1 : 0) + (any is not null ? 1 : 0) + (flag is not null ? 1 : 0) + (name is not null ? 1 : 0) + (label is not null ? 1 : 0) + (aB is not null ? 1 : 0) + (é is not null ? 1 : 0) + (token is not null ? 1 : 0) + (pin is not null ? 1 : 0) + (color is not null ? 1 : 0) + (share is not null ? 1 : 0) + (tags is not null ? 1 : 0) + (sizes is not null ? 1 : 0) + (box is not null ? 1 : 0) + (boxes is not null ? 1 : 0);
        if (count2 > 12) { validation.Add("", "/maxProperties", "maxProperties", "Closed: the document must have at most 12 properties", spec::ActualValue.Count(count2)); }
        validation.Require(id is not null, "Closed: 'id' is required");
        validation.Require(any is not null, "Closed: 'any' is required");
        validation.Require(box is not null, "Closed: 'box' is required");
        if (id < 1) { validation.Add("/id", "minimum", "Closed: 'id' must be at least 1", spec::ActualValue.Value(id)); }
        if (spec::SpecJson.IsLonger(label, 4)) { validation.Add("/label", "maxLength", "Closed: 'label' must have at most 4 characters", spec::ActualValue.Count(label)); }
        if (token is not null && spec::SpecJson.IsShorter(token?.Reveal(), 2)) { validation.Add("/token", "minLength", "Closed: 'token' must have at least 2 characters"); }
        if (color is < global::Demo.Specs.ClosedColor.Red or > global::Demo.Specs.ClosedColor.Green) { validation.Add("/color", "enum", "Closed: 'color' must be 'red' or 'green'"); }
        if (share is not null && !spec::SpecJson.IsFinite(share)) { validation.Add("/share", "type", "Closed: 'share' must be a number", spec::ActualValue.Value(share)); }
        if (tags is { } tags2)
        {
            if (spec::SpecJson.HasDuplicateItems(tags2)) { validation.Add("/tags", "uniqueItems", "Closed: 'tags' must not contain duplicate items", spec::ActualValue.DuplicateItems(tags2)); }
            validation.RequireItems(tags2, "/tags", "/properties/tags/items", "Closed: '{0}' must be a string");
        }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var id = spec::SpecJson.Member(json, "id");
        var count = spec::SpecJson.Member(json, "count");
        var any = spec::SpecJson.Member(json, "any");
        var flag = spec::SpecJson.Member(json, "flag");
        var name = spec::SpecJson.Member(json, "name");
        var label = spec::SpecJson.Member(json, "label");
        var token = spec::SpecJson.Member(json, "token");
        var color = spec::SpecJson.Member(json, "color");
        var share = spec::SpecJson.Member(json, "share");
        var tags = spec::SpecJson.Member(json, "tags");
        var sizes = spec::SpecJson.Member(json, "sizes");
        var box = spec::SpecJson.Member(json, "box");
        var boxes = spec::SpecJson.Member(json, "boxes");
        if (json.ValueKind != json::JsonValueKind.Object)
        {
            validation.Add("", "/type", "type", "Closed: the document must be an object", spec::ActualValue.Value(json));
            validation.Add("", "/allOf/2/not", "not", "Closed: 'tags' and 'sizes' are not allowed together");
        }
        else
        {
            if (spec::SpecJson.HasMoreMembers(json, 12)) { validation.Add("", "/maxProperties", "maxProperties", "Closed: the document must have at most 12 properties", spec::ActualValue.Count(json)); }
            validation.Require(id, "Closed: 'id' is required");
            validation.Require(any, "Closed: 'any' is required");
            validation.Require(box, "Closed: 'box' is required");
            validation.RequireType(id, spec::JsonTypes.Integer, "/id", "Closed: 'id' must be an integer");
            if (spec::SpecJson.IsBelow(id, "1")) { validation.Add("/id", "minimum", "Closed: 'id' must be at least 1", spec::ActualValue.Value(id)); }
            validation.CheckRepresentable(id, isInteger: true, "/id");
            validation.RequireType(count, spec::JsonTypes.Integer, "/count", "Closed: 'count' must be an integer");
            validation.CheckRepresentable(count, isInteger: true, "/count");
            validation.RequireType(flag, spec::JsonTypes.Boolean, "/flag", "Closed: 'flag' must be a boolean");
            validation.RequireType(name, spec::JsonTypes.String, "/name", "Closed: 'name' must be a string");
            validation.RequireType(label, spec::JsonTypes.String, "/label", "Closed: 'label' must be a string");
            if (spec::SpecJson.IsLonger(label, 4)) { validation.Add("/label", "maxLength", "Closed: 'label' must have at most 4 characters", spec::ActualValue.Count(label)); }
            validation.RequireType(json, "a b", spec::JsonTypes.String, "Closed: 'a b' must be a string");
            validation.RequireType(json, "é~/", spec::JsonTypes.String, "Closed: 'é~/' must be a string");
            validation.RequireType(token, spec::JsonTypes.String, "/token", "Closed: 'token' must be a string", includeValue: false);
            if (spec::SpecJson.IsShorter(token, 2)) { validation.Add("/token", "minLength", "Closed: 'token' must have at least 2 characters"); }
            validation.RequireType(json, "pin", spec::JsonTypes.String, "Closed: 'pin' must be a string", includeValue: false);
            if (color.ValueKind != json::JsonValueKind.Undefined && !spec::SpecJson.IsText(color, "red", "green")) { validation.Add("/color", "enum", "Closed: 'color' must be 'red' or 'green'", spec::ActualValue.Value(color)); }
            validation.RequireType(share, spec::JsonTypes.Number, "/share", "Closed: 'share' must be a number");
            validation.CheckRepresentable(share, isInteger: false, "/share");
            if (tags.ValueKind != json::JsonValueKind.Undefined)
            {
                validation.RequireType(tags, spec::JsonTypes.Array, "/tags", "Closed: 'tags' must be an array");
                if (spec::SpecJson.HasDuplicateItems(tags)) { validation.Add("/tags", "uniqueItems", "Closed: 'tags' must not contain duplicate items", spec::ActualValue.DuplicateItems(tags)); }
                validation.RequireItems(tags, "/tags", "/properties/tags/items", spec::JsonTypes.String, "Closed: '{0}' must be a string");
            }

            if (sizes.ValueKind != json::JsonValueKind.Undefined)
            {
                validation.RequireType(sizes, spec::JsonTypes.Array, "/sizes", "Closed: 'sizes' must be an array");
                if (sizes.ValueKind == json::JsonValueKind.Array)
                {
                    var item2Index = 0;
                    foreach (var item2 in sizes.EnumerateArray())
                    {
                        validation.Enter("/sizes", item2Index, "/properties/sizes/items");
                        validation.RequireType(item2, spec::JsonTypes.Integer, "", "/type", "Closed: '{0}' must be an integer");
                        if (spec::SpecJson.IsBelow(item2, "1")) { validation.Add("", "/minimum", "minimum", "Closed: '{0}' must be at least 1", spec::ActualValue.Value(item2)); }
                        validation.CheckRepresentable(item2, isInteger: true, "", "");
                        validation.Exit();
                        item2Index++;
                    }
                }
            }

            validation.CheckJson<ClosedBox>(box, "/box", "/properties/box/$ref");
            if (boxes.ValueKind != json::JsonValueKind.Undefined)
            {
                validation.RequireType(boxes, spec::JsonTypes.Array, "/boxes", "Closed: 'boxes' must be an array");
                if (boxes.ValueKind == json::JsonValueKind.Array)
                {
                    var item3Index = 0;
                    foreach (var item3 in boxes.EnumerateArray())
                    {
                        validation.Enter("/boxes", item3Index, "/properties/boxes/items");
                        validation.CheckJson<ClosedBox>(item3, "", "/$ref");
                        validation.Exit();
                        item3Index++;
                    }
                }
            }

            validation.RejectOthers(json, s_members, "Closed: '{0}' is not a property that the schema allows");
            validation.Require(name, "", "/allOf/0/required", "Closed: 'name' is required");
            if (box.ValueKind == json::JsonValueKind.Object && !spec::SpecJson.Has(box, "depth")) { validation.Add("/box", "/allOf/1/properties/box/required", "required", "Closed: 'box.depth' is required"); }
            validation.CheckJson<ClosedAny>(any, "/any", "/allOf/1/properties/any");
            validation.RequireType(flag, spec::JsonTypes.Boolean, "/flag", "/allOf/1/properties/flag/type", "Closed: 'flag' must be a boolean");
            if (tags.ValueKind != json::JsonValueKind.Undefined && sizes.ValueKind != json::JsonValueKind.Undefined) { validation.Add("", "/allOf/2/not", "not", "Closed: 'tags' and 'sizes' are not allowed together"); }
        }
    }
    void spec::ISpecRecord<ClosedAny>.Check(ref spec::SpecValidation validation)
    {
        switch (this)
        {
            case global::Demo.Specs.ClosedAny.String value: validation.CheckCase(value); break;
            case global::Demo.Specs.ClosedAny.Object value: validation.CheckCase(value); break;
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        validation.RequireType(json, spec::JsonTypes.String | spec::JsonTypes.Object, "", "/type", "Closed: '{0}' must be a string or an object");
    }
        void spec::ISpecRecord<global::Demo.Specs.ClosedAny.String>.Check(ref spec::SpecValidation validation)
        {
            if (Value is null) { validation.Add("", "/type", "type", "Closed: '{0}' must be a string or an object"); }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.ClosedAny>(json);
        void spec::ISpecRecord<global::Demo.Specs.ClosedAny.Object>.Check(ref spec::SpecValidation validation)
        {
            if (Value is null) { validation.Add("", "/type", "type", "Closed: '{0}' must be a string or an object"); }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.ClosedAny>(json);
    void spec::ISpecRecord<LaterTuple>.Check(ref spec::SpecValidation validation)
    {
        validation.CheckWritten(this);
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        validation.RequireType(json, spec::JsonTypes.Array, "", "/type", "Later: '{0}' must be an array");
        if (spec::SpecJson.TryGetItem(json, 0, out var item))
        {
            validation.Enter("", 0, "/prefixItems/0");
            validation.RequireType(item, spec::JsonTypes.String, "", "/type", "Later: '{0}' must be a string");
            validation.Exit();
        }

        if (spec::SpecJson.TryGetItem(json, 1, out var item2))
        {
            validation.Enter("", 1, "/prefixItems/1");
            validation.RequireType(item2, spec::JsonTypes.Integer, "", "/type", "Later: '{0}' must be an integer");
            validation.Exit();
        }

        if (spec::SpecJson.Is(json, spec::JsonTypes.Array) && !spec::SpecJson.AnyItem(json, static item3 => spec::SpecJson.IsText(item3, "x") || spec::SpecJson.EqualsJson(item3, "1"))) { validation.Add("", "/contains", "contains", "Later: '{0}' must contain 'x' or 1"); }
        if (spec::SpecJson.Is(json, spec::JsonTypes.Array) && spec::SpecJson.CountItems(json, static item4 => spec::SpecJson.IsText(item4, "x") || spec::SpecJson.EqualsJson(item4, "1")) > 1)
        {
            validation.Add("", "/maxContains", "maxContains", "Later: '{0}' must have at most 1 item that is 'x' or 1");
        }
    }
    void spec::ISpecRecord<Later>.Check(ref spec::SpecValidation validation)
    {
        switch (this)
        {
            case global::Demo.Specs.Later.WithB value: validation.CheckCase(value); break;
            case global::Demo.Specs.Later.Object value: validation.CheckCase(value); break;
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        validation.RequireType(json, spec::JsonTypes.Object, "", "/type", "Later: the document must be an object");
        if (spec::SpecJson.TryGet(json, "a", out var a)) { validation.RequireType(a, spec::JsonTypes.Integer, "/a", "Later: 'a' must be an integer"); }
        if (spec::SpecJson.TryGet(json, "list", out var list))
        {
            validation.RequireType(list, spec::JsonTypes.Array, "/list", "Later: 'list' must be an array");
            validation.RequireItems(list, "/list", "/properties/list/items", spec::JsonTypes.Integer, "Later: '{0}' must be an integer");
        }

        if (spec::SpecJson.TryGet(json, "tuple", out var tuple))
        {
            validation.RequireType(tuple, spec::JsonTypes.Array, "/tuple", "Later: 'tuple' must be an array");
            if (spec::SpecJson.TryGetItem(tuple, 0, out var item2))
            {
                validation.Enter("/tuple", 0, "/properties/tuple/prefixItems/0");
                validation.RequireType(item2, spec::JsonTypes.String, "", "/type", "Later: '{0}' must be a string");
                validation.Exit();
            }

            if (spec::SpecJson.TryGetItem(tuple, 1, out var item3))
            {
                validation.Enter("/tuple", 1, "/properties/tuple/prefixItems/1");
                validation.RequireType(item3, spec::JsonTypes.Integer, "", "/type", "Later: '{0}' must be an integer");
                validation.Exit();
            }

            if (spec::SpecJson.Is(tuple, spec::JsonTypes.Array) && !spec::SpecJson.AnyItem(tuple, static item4 => spec::SpecJson.IsText(item4, "x") || spec::SpecJson.EqualsJson(item4, "1"))) { validation.Add("/tuple", "contains", "Later: 'tuple' must contain 'x' or 1"); }
            if (spec::SpecJson.Is(tuple, spec::JsonTypes.Array) && spec::SpecJson.CountItems(tuple, static item5 => spec::SpecJson.IsText(item5, "x") || spec::SpecJson.EqualsJson(item5, "1")) > 1)
            {
                validation.Add("/tuple", "maxContains", "Later: 'tuple' must have at most 1 item that is 'x' or 1");
            }
        }

        if (((json.ValueKind == json::JsonValueKind.Object && !spec::SpecJson.Has(json, "b")) || (spec::SpecJson.TryGet(json, "b", out var b) && spec::SpecJson.IsNot(b, spec::JsonTypes.Integer))) && (spec::SpecJson.TryGet(json, "c", out var c) && spec::SpecJson.IsNot(c, spec::JsonTypes.String)))
        {
            validation.Add("", "/anyOf", "anyOf", "Later: the document must match at least one of the 2 alternatives");
        }

        var applies = (json.ValueKind != json::JsonValueKind.Object || spec::SpecJson.Has(json, "b")) && !(spec::SpecJson.TryGet(json, "b", out var b2) && spec::SpecJson.IsNot(b2, spec::JsonTypes.Integer));
        var applies2 = !(spec::SpecJson.TryGet(json, "c", out var c2) && spec::SpecJson.IsNot(c2, spec::JsonTypes.String));
        if (json.ValueKind == json::JsonValueKind.Object)
        {
            foreach (var otherMember in json.EnumerateObject())
            {
                if (spec::SpecJson.Contains(["a", "list", "tuple"], spec::SpecJson.NameOf(otherMember)) || (applies && (spec::SpecJson.Contains(["b"], spec::SpecJson.NameOf(otherMember)))) || (applies2 && (spec::SpecJson.Contains(["c"], spec::SpecJson.NameOf(otherMember)))))
                {
                    continue;
                }

                var other = otherMember.Value;
                validation.Enter("", spec::SpecJson.NameOf(otherMember), "/unevaluatedProperties");
                validation.Add("", "", "unevaluatedProperties", "Later: '{0}' is not a property that the schema allows");
                validation.Exit();
            }
        }
    }
        void spec::ISpecRecord<global::Demo.Specs.Later.WithB>.Check(ref spec::SpecValidation validation)
        {
            CheckMembers(B, AdditionalProperties, ref validation);
            validation.Check(Tuple, "/tuple");
        }
        private static void CheckMembers(long? b, collections::IReadOnlyDictionary<string, json::JsonElement>? additionalProperties, ref spec::SpecValidation validation)
        {
            if (b is null && (spec::SpecJson.TryGet(additionalProperties, "c", out var c) && spec::SpecJson.IsNot(c, spec::JsonTypes.String))) { validation.Add("", "/anyOf", "anyOf", "Later: the document must match at least one of the 2 alternatives"); }
            var applies = b is not null;
            var applies2 = !(spec::SpecJson.TryGet(additionalProperties, "c", out var c2) && spec::SpecJson.IsNot(c2, spec::JsonTypes.String));
            if (!applies && b is not null) { validation.Add("/b", "/unevaluatedProperties", "unevaluatedProperties", "Later: 'b' is not a property that the schema allows"); }
            if (additionalProperties is not null)
            {
                foreach (var otherMember in additionalProperties)
                {
                    if (spec::SpecJson.Contains(["a", "list", "tuple"], otherMember.Key) || (applies && (spec::SpecJson.Contains(["b"], otherMember.Key))) || (applies2 && (spec::SpecJson.Contains(["c"], otherMember.Key))))
                    {
                        continue;
                    }

                    var other = otherMember.Value;
                    validation.Enter("", otherMember.Key, "/unevaluatedProperties");
                    validation.Add("", "", "unevaluatedProperties", "Later: '{0}' is not a property that the schema allows");
                    validation.Exit();
                }
            }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.Later>(json);
        void spec::ISpecRecord<global::Demo.Specs.Later.Object>.Check(ref spec::SpecValidation validation)
        {
            CheckMembers(AdditionalProperties, ref validation);
            validation.Check(Tuple, "/tuple");
        }
        private static void CheckMembers(collections::IReadOnlyDictionary<string, json::JsonElement>? additionalProperties, ref spec::SpecValidation validation)
        {
            var applies = spec::SpecJson.Has(additionalProperties, "b") && !(spec::SpecJson.TryGet(additionalProperties, "b", out var b2) && spec::SpecJson.IsNot(b2, spec::JsonTypes.Integer));
            if (additionalProperties is not null)
            {
                foreach (var otherMember in additionalProperties)
                {
                    if (spec::SpecJson.Contains(["a", "list", "tuple", "c"], otherMember.Key) || (applies && (spec::SpecJson.Contains(["b"], otherMember.Key))))
                    {
                        continue;
                    }

                    var other = otherMember.Value;
                    validation.Enter("", otherMember.Key, "/unevaluatedProperties");
                    validation.Add("", "", "unevaluatedProperties", "Later: '{0}' is not a property that the schema allows");
                    validation.Exit();
                }
            }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.Later>(json);
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        if (!validation.RequireObject(json, "Of {{name}}: the document must be an object")) { return; }

        validation.RequireType(json, "first", spec::JsonTypes.String, "Of {{name}}: 'first' must be a string");
        validation.RequireType(json, "second", spec::JsonTypes.String, "Of {{name}}: 'second' must be a string");
    }
    void spec::ISpecRecord<OpenAny>.Check(ref spec::SpecValidation validation) => CheckMembers(Y, AdditionalProperties, ref validation);
    private static void CheckMembers(json::JsonElement? y, collections::IReadOnlyDictionary<string, json::JsonElement>? additionalProperties, ref spec::SpecValidation validation)
    {
        if (y is { ValueKind: not json::JsonValueKind.Undefined } y2)
        {
            if (spec::SpecJson.IsBelow(y2, "3")) { validation.Add("/y", "minimum", "Open: '{0}.y' must be at least 3", spec::ActualValue.Value(y2)); }
        }

        if (additionalProperties is not null)
        {
            foreach (var otherMember in additionalProperties)
            {
                if (!spec::SpecJson.Matches(otherMember.Key, "^p"))
                {
                    continue;
                }

                var other = otherMember.Value;
                validation.Enter("", otherMember.Key, "/patternProperties/^p");
                validation.RequireType(other, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
                validation.Exit();
            }
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var y = spec::SpecJson.Member(json, "y");
        if (json.ValueKind != json::JsonValueKind.Object)
        {
            if (spec::SpecJson.TryGetItem(json, 0, out var item))
            {
                validation.Enter("", 0, "/items/0");
                validation.RequireType(item, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
                validation.Exit();
            }

            if (spec::SpecJson.TryGetItem(json, 1, out var item2))
            {
                validation.Enter("", 1, "/items/1");
                validation.RequireType(item2, spec::JsonTypes.String, "", "/type", "Open: '{0}' must be a string");
                validation.Exit();
            }
        }
        else
        {
            validation.RequireType(json, "x", spec::JsonTypes.String, "Open: '{0}.x' must be a string");
            if (spec::SpecJson.IsBelow(y, "3")) { validation.Add("/y", "minimum", "Open: '{0}.y' must be at least 3", spec::ActualValue.Value(y)); }
            if (json.ValueKind == json::JsonValueKind.Object)
            {
                foreach (var otherMember in json.EnumerateObject())
                {
                    if (!spec::SpecJson.Matches(spec::SpecJson.NameOf(otherMember), "^p"))
                    {
                        continue;
                    }

                    var other = otherMember.Value;
                    validation.Enter("", spec::SpecJson.NameOf(otherMember), "/patternProperties/^p");
                    validation.RequireType(other, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
                    validation.Exit();
                }
            }
        }
    }
    void spec::ISpecRecord<OpenPair>.Check(ref spec::SpecValidation validation)
    {
        if (Item1 is null) { validation.Add("/0", "/items/0/type", "type", "Open: '{0}[0]' must be a string"); }
        if (Item2 < 1) { validation.Add("/1", "/items/1/minimum", "minimum", "Open: '{0}[1]' must be at least 1", spec::ActualValue.Value(Item2)); }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        validation.RequireType(json, spec::JsonTypes.Array, "", "/type", "Open: '{0}' must be an array");
        if (spec::SpecJson.HasFewer(json, 2)) { validation.Add("", "/minItems", "minItems", "Open: '{0}' must have at least 2 items", spec::ActualValue.Count(json)); }
        if (spec::SpecJson.TryGetItem(json, 0, out var item))
        {
            validation.Enter("", 0, "/items/0");
            validation.RequireType(item, spec::JsonTypes.String, "", "/type", "Open: '{0}' must be a string");
            validation.Exit();
        }

        if (spec::SpecJson.TryGetItem(json, 1, out var item2))
        {
            validation.Enter("", 1, "/items/1");
            validation.RequireType(item2, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
            if (spec::SpecJson.IsBelow(item2, "1")) { validation.Add("", "/minimum", "minimum", "Open: '{0}' must be at least 1", spec::ActualValue.Value(item2)); }
            validation.Exit();
        }

        if (json.ValueKind == json::JsonValueKind.Array)
        {
            var item3Index = 0;
            foreach (var item3 in json.EnumerateArray())
            {
                if (item3Index >= 2)
                {
                    validation.Enter("", item3Index, "/additionalItems");
                    validation.RequireType(item3, spec::JsonTypes.Boolean, "", "/type", "Open: '{0}' must be a boolean");
                    validation.Exit();
                }

                item3Index++;
            }
        }
    }
    void spec::ISpecRecord<OpenLeaf>.Check(ref spec::SpecValidation validation)
    {
        validation.Check(Next, "/next", "/properties/next/$ref");
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var next = spec::SpecJson.Member(json, "next");
        var @value = spec::SpecJson.Member(json, "value");
        if (json.ValueKind == json::JsonValueKind.Object)
        {
            validation.CheckJson<OpenLeaf>(next, "/next", "/properties/next/$ref");
            validation.RequireType(@value, spec::JsonTypes.Integer, "/value", "Open: '{0}.value' must be an integer");
            validation.CheckRepresentable(@value, isInteger: true, "/value");
        }
    }
    void spec::ISpecRecord<OpenTree>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(Name, Leaf, Children, AdditionalProperties, ref validation);
        if (Children is { } children2)
        {
            for (var itemIndex = 0; itemIndex < children2.Count; itemIndex++)
            {
                var item = children2[itemIndex];
                validation.Enter("/children", itemIndex, "/properties/children/items");
                if (item is null) { validation.Add("", "/type", "type", "Open: '{0}' must be an object"); }
                validation.Check(item, "", "/$ref");
                validation.Exit();
            }
        }

        validation.Check(Leaf, "/leaf", "/allOf/0/properties/leaf/$ref");
    }
    private static void CheckMembers(string? name, OpenLeaf? leaf, collections::IReadOnlyList<OpenTree>? children, collections::IReadOnlyDictionary<string, json::JsonElement>? additionalProperties, ref spec::SpecValidation validation)
    {
        if (name == "none" && leaf is null && children is null && !spec::SpecJson.AnyMember(additionalProperties, ["name"], static _ => true)) { validation.Add("", "/not", "not", "Open: '{0}' must not be {{\"name\":\"none\"}}"); }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var leaf = spec::SpecJson.Member(json, "leaf");
        var children = spec::SpecJson.Member(json, "children");
        if (json.ValueKind != json::JsonValueKind.Object)
        {
            validation.Add("", "/type", "type", "Open: '{0}' must be an object", spec::ActualValue.Value(json));
            if (spec::SpecJson.EqualsJson(json, "{\"name\":\"none\"}")) { validation.Add("", "/not", "not", "Open: '{0}' must not be {{\"name\":\"none\"}}"); }
        }
        else
        {
            validation.RequireType(json, "name", spec::JsonTypes.String, "Open: '{0}.name' must be a string");
            if (children.ValueKind != json::JsonValueKind.Undefined)
            {
                validation.RequireType(children, spec::JsonTypes.Array, "/children", "Open: '{0}.children' must be an array");
                if (children.ValueKind == json::JsonValueKind.Array)
                {
                    var itemIndex = 0;
                    foreach (var item in children.EnumerateArray())
                    {
                        validation.Enter("/children", itemIndex, "/properties/children/items");
                        validation.CheckJson<OpenTree>(item, "", "/$ref");
                        validation.Exit();
                        itemIndex++;
                    }
                }
            }

            validation.CheckJson<OpenLeaf>(leaf, "/leaf", "/allOf/0/properties/leaf/$ref");
            if (spec::SpecJson.EqualsJson(json, "{\"name\":\"none\"}")) { validation.Add("", "/not", "not", "Open: '{0}' must not be {{\"name\":\"none\"}}"); }
        }
    }
    void spec::ISpecRecord<Open>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(Mode, Size, Any, Any2, Map, Pair, Tree, Either, AdditionalProperties, ref validation);
        validation.Check(Pair, "/pair");
        validation.Check(Tree, "/tree", "/properties/tree/$ref");
        validation.Check(Either, "/either");
        validation.Check(Any, "/any", "/allOf/3/properties/any");
    }
        ref spec::SpecValidation validation)
    {
        var count = (mode is not null ? 1 : 0) + (size is not null ? 1 : 0) + (any is not null ? 1 : 0) + (any2 is { ValueKind: not json::JsonValueKind.Undefined } ? 1 : 0) + (map is not null ? 1 : 0) + (pair is not null ? 1 : 0) + (tree is not null ? 1 : 0) + (either is not null ? 1 : 0) + (additionalProperties?.Count ?? 0);
        if (count < 1) { validation.Add("", "/minProperties", "minProperties", "Open: the document must have at least 1 property", spec::ActualValue.Count(count)); }
        if (map is { } map2)
        {
            if (map2 is not null)
            {
                foreach (var otherMember in map2)
                {
                    var other = otherMember.Value;
                    validation.Enter("/map", otherMember.Key, "/properties/map/additionalProperties");
                    if (other > 9) { validation.Add("", "/maximum", "maximum", "Open: '{0}' must be at most 9", spec::ActualValue.Value(other)); }
                    validation.Exit();
                }
            }
        }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var mode = spec::SpecJson.Member(json, "mode");
        var size = spec::SpecJson.Member(json, "size");
        var any = spec::SpecJson.Member(json, "any");
        var any2 = spec::SpecJson.Member(json, "any2");
        var map = spec::SpecJson.Member(json, "map");
        var pair = spec::SpecJson.Member(json, "pair");
        var tree = spec::SpecJson.Member(json, "tree");
        var either = spec::SpecJson.Member(json, "either");
        if (json.ValueKind != json::JsonValueKind.Object)
        {
            validation.RequireType(json, spec::JsonTypes.Null | spec::JsonTypes.Object, "", "/type", "Open: the document must be an object or null");
            validation.Add("", "/allOf/2/oneOf", "oneOf", "Open: exactly one of 'map', 'pair' and 'size' is required, but more than one matches");
        }
        else
        {
            if (spec::SpecJson.HasFewerMembers(json, 1)) { validation.Add("", "/minProperties", "minProperties", "Open: the document must have at least 1 property", spec::ActualValue.Count(json)); }
            validation.RequireType(mode, spec::JsonTypes.String, "/mode", "Open: 'mode' must be a string");
            validation.RequireType(size, spec::JsonTypes.Integer, "/size", "Open: 'size' must be an integer");
            validation.CheckRepresentable(size, isInteger: true, "/size");
            if (map.ValueKind != json::JsonValueKind.Undefined)
            {
                validation.RequireType(map, spec::JsonTypes.Object, "/map", "Open: 'map' must be an object");
                if (map.ValueKind == json::JsonValueKind.Object)
                {
                    foreach (var otherMember in map.EnumerateObject())
                    {
                        var other = otherMember.Value;
                        validation.Enter("/map", spec::SpecJson.NameOf(otherMember), "/properties/map/additionalProperties");
                        validation.RequireType(other, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
                        if (spec::SpecJson.IsAbove(other, "9")) { validation.Add("", "/maximum", "maximum", "Open: '{0}' must be at most 9", spec::ActualValue.Value(other)); }
                        validation.CheckRepresentable(other, isInteger: true, "", "");
                        validation.Exit();
                    }
                }
            }

            validation.CheckJson<OpenPair>(pair, "/pair", "/properties/pair");
            validation.CheckJson<OpenTree>(tree, "/tree", "/properties/tree/$ref");
            validation.CheckJson<OpenEither>(either, "/either", "/properties/either");
            if (json.ValueKind == json::JsonValueKind.Object)
            {
                foreach (var other2Member in json.EnumerateObject())
                {
                    if (!spec::SpecJson.Matches(spec::SpecJson.NameOf(other2Member), "^x-"))
                    {
                        continue;
                    }

                    var other2 = other2Member.Value;
                    validation.Enter("", spec::SpecJson.NameOf(other2Member), "/patternProperties/^x-");
                    if (spec::SpecJson.IsLonger(other2, 3)) { validation.Add("", "/maxLength", "maxLength", "Open: '{0}' must have at most 3 characters", spec::ActualValue.Count(other2)); }
                    validation.Exit();
                }
            }

            if (json.ValueKind == json::JsonValueKind.Object)
            {
                foreach (var other3Member in json.EnumerateObject())
                {
                    if (spec::SpecJson.Contains(["mode", "size", "any", "any2", "map", "pair", "tree", "either"], spec::SpecJson.NameOf(other3Member)) || spec::SpecJson.Matches(spec::SpecJson.NameOf(other3Member), "^x-"))
                    {
                        continue;
                    }

                    var other3 = other3Member.Value;
                    validation.Enter("", spec::SpecJson.NameOf(other3Member), "/additionalProperties");
                    validation.RequireType(other3, spec::JsonTypes.Integer, "", "/type", "Open: '{0}' must be an integer");
                    if (spec::SpecJson.IsAbove(other3, "9")) { validation.Add("", "/maximum", "maximum", "Open: '{0}' must be at most 9", spec::ActualValue.Value(other3)); }
                    validation.Exit();
                }
            }

            if (json.ValueKind == json::JsonValueKind.Object)
            {
                foreach (var nameMember in json.EnumerateObject())
                {
                    var name = spec::SpecJson.NameOf(nameMember);
                    validation.Enter("", spec::SpecJson.NameOf(nameMember), "");
                    if (spec::SpecJson.IsLonger(name, 5)) { validation.Add("", "/propertyNames", "propertyNames", "Open: '{0}' is not an allowed property name: property names must have at most 5 characters"); }
                    validation.Exit();
                }
            }

            if (mode.ValueKind != json::JsonValueKind.Undefined && (mode.ValueKind == json::JsonValueKind.Undefined || spec::SpecJson.IsText(mode, "a"))) { validation.Require(size, "", "/allOf/0/then/required", "Open: 'size' is required when 'mode' is 'a'"); }
            else if (mode.ValueKind != json::JsonValueKind.Undefined && (mode.ValueKind == json::JsonValueKind.Undefined || spec::SpecJson.IsText(mode, "b")))
            {
                if (spec::SpecJson.IsBelow(size, "2")) { validation.Add("/size", "/allOf/0/else/then/properties/size/minimum", "minimum", "Open: 'size' must be at least 2 when 'mode' is 'b'", spec::ActualValue.Value(size)); }
                if (spec::SpecJson.IsNotMultipleOf(size, "2")) { validation.Add("/size", "/allOf/0/else/then/properties/size/multipleOf", "multipleOf", "Open: 'size' must be a multiple of 2 when 'mode' is 'b'", spec::ActualValue.Value(size)); }
            }
            else if (spec::SpecJson.IsAbove(size, "5")) { validation.Add("/size", "/allOf/0/else/else/properties/size/maximum", "maximum", "Open: 'size' must be at most 5 when 'mode' is neither 'a' nor 'b'", spec::ActualValue.Value(size)); }
            if (mode.ValueKind != json::JsonValueKind.Undefined && (mode.ValueKind == json::JsonValueKind.Undefined || spec::SpecJson.IsText(mode, "c"))) { validation.Require(map, "", "/allOf/1/then/required", "Open: 'map' is required when 'mode' is 'c'"); }
            else
            {
                validation.Require(size, "", "/allOf/1/else/required", "Open: 'size' is required when 'mode' is not 'c'");
                if (spec::SpecJson.HasMoreMembers(map, 2)) { validation.Add("/map", "/allOf/1/else/properties/map/maxProperties", "maxProperties", "Open: 'map' must have at most 2 properties when 'mode' is not 'c'", spec::ActualValue.Count(map)); }
            }

            var matches = (map.ValueKind == json::JsonValueKind.Undefined ? 0 : 1)
                + (pair.ValueKind == json::JsonValueKind.Undefined ? 0 : 1)
                + (size.ValueKind == json::JsonValueKind.Undefined ? 0 : 1);
            if (matches == 0) { validation.Add("", "/allOf/2/oneOf", "oneOf", "Open: exactly one of 'map', 'pair' and 'size' is required, but none matches"); }
            if (matches > 1) { validation.Add("", "/allOf/2/oneOf", "oneOf", "Open: exactly one of 'map', 'pair' and 'size' is required, but more than one matches"); }
            validation.CheckJson<OpenAny>(any, "/any", "/allOf/3/properties/any");
            if (any2.ValueKind != json::JsonValueKind.Undefined) { validation.RequireItems(any2, "/any2", "/allOf/3/properties/any2/items", spec::JsonTypes.Integer, "Open: '{0}' must be an integer"); }
            if (spec::SpecJson.IsAbove(either, "9")) { validation.Add("/either", "/allOf/3/properties/either/maximum", "maximum", "Open: 'either' must be at most 9", spec::ActualValue.Value(either)); }
            if (spec::SpecJson.IsShorter(either, 2)) { validation.Add("/either", "/allOf/3/properties/either/minLength", "minLength", "Open: 'either' must have at least 2 characters", spec::ActualValue.Count(either)); }
            if (tree.ValueKind != json::JsonValueKind.Undefined)
            {
                if (spec::SpecJson.TryGet(tree, "name", out var name2))
                {
                    if (spec::SpecJson.IsLonger(name2, 3)) { validation.Add("/tree/name", "/allOf/3/properties/tree/properties/name/maxLength", "maxLength", "Open: 'tree.name' must have at most 3 characters", spec::ActualValue.Count(name2)); }
                }
            }
        }
    }
    void spec::ISpecRecord<OpenEither>.Check(ref spec::SpecValidation validation)
    {
        switch (this)
        {
            case global::Demo.Specs.OpenEither.Integer value: validation.CheckCase(value); break;
            case global::Demo.Specs.OpenEither.String value: validation.CheckCase(value); break;
            case global::Demo.Specs.OpenEither.Part value: validation.CheckCase(value); break;
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var matches = (spec::SpecJson.IsNot(json, spec::JsonTypes.Integer) ? 0 : 1)
            + (spec::SpecJson.IsNot(json, spec::JsonTypes.String) ? 0 : 1)
            + (BreaksPart(json) ? 0 : 1);
        if (matches == 0) { validation.Add("", "/oneOf", "oneOf", "Open: '{0}' must match exactly one of the 3 alternatives, but none matches"); }
        if (matches > 1) { validation.Add("", "/oneOf", "oneOf", "Open: '{0}' must match exactly one of the 3 alternatives, but more than one matches"); }
    }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.OpenEither>(json);
        void spec::ISpecRecord<global::Demo.Specs.OpenEither.String>.Check(ref spec::SpecValidation validation)
        {
            if (Value is null) { validation.Add("", "/oneOf", "oneOf", "Open: '{0}' must match exactly one of the 3 alternatives, but none matches"); }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.OpenEither>(json);
        void spec::ISpecRecord<global::Demo.Specs.OpenEither.Part>.Check(ref spec::SpecValidation validation) => CheckMembers(Width, ref validation);
        private static void CheckMembers(long? width, ref spec::SpecValidation validation)
        {
            if (width is null) { validation.Add("", "/oneOf", "oneOf", "Open: '{0}' must match exactly one of the 3 alternatives, but none matches"); }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.OpenEither>(json);
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        if (!validation.RequireObject(json, "Plain: '{0}' must be an object")) { return; }

        validation.RequireType(json, "x", spec::JsonTypes.String, "Plain: '{0}.x' must be a string");
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        if (!validation.RequireObject(json, "Plain: '{0}' must be an object")) { return; }

        validation.RequireType(json, "y", spec::JsonTypes.String, "Plain: '{0}.y' must be a string");
    }
    void spec::ISpecRecord<Plain>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(Nothing, Any, Mode, ref validation);
        validation.Check(Either, "/either");
        validation.Check(Part, "/part");
        validation.CheckItems(Parts, "/parts", "/properties/parts/items", "Plain: '{0}' must be an object");
        validation.RequireItems(Names, "/names", "/properties/names/items", "Plain: '{0}' must be a string");
    }
    private static void CheckMembers(json::JsonElement? nothing, json::JsonElement? any, json::JsonElement? mode, ref spec::SpecValidation validation)
    {
        validation.Require(any is { ValueKind: not json::JsonValueKind.Undefined }, "Plain: 'any' is required");
        validation.Require(mode is { ValueKind: not json::JsonValueKind.Undefined }, "Plain: 'mode' is required");
        if (nothing is { ValueKind: not json::JsonValueKind.Undefined } nothing2) { validation.RequireType(nothing2, spec::JsonTypes.Null, "/nothing", "Plain: 'nothing' must be null"); }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var parts = spec::SpecJson.Member(json, "parts");
        var names = spec::SpecJson.Member(json, "names");
        var rows = spec::SpecJson.Member(json, "rows");
        if (!validation.RequireObject(json, "Plain: the document must be an object")) { return; }

        validation.Require(json, "any", "Plain: 'any' is required");
        validation.Require(json, "mode", "Plain: 'mode' is required");
        validation.RequireTypes(json, spec::JsonTypes.String, "Plain: '{name}' must be a string", "first", "second_2", "third-3", "$fourth");
        validation.RequireTypes(json, spec::JsonTypes.Boolean, "Plain: '{name}' must be a boolean", "yes", "no");
        validation.RequireType(json, "fifth.5", spec::JsonTypes.String, "Plain: 'fifth.5' must be a string");
        validation.RequireType(json, "pin", spec::JsonTypes.String, "Plain: 'pin' must be a string", includeValue: false);
        validation.RequireType(json, "puk", spec::JsonTypes.String, "Plain: 'puk' must be a string", includeValue: false);
        validation.CheckJson<PlainEither>(json, "either");
        validation.RequireType(json, "nothing", spec::JsonTypes.Null, "Plain: 'nothing' must be null");
        validation.CheckJson<PlainPart>(json, "part");
        if (parts.ValueKind != json::JsonValueKind.Undefined)
        {
            validation.RequireType(parts, spec::JsonTypes.Array, "/parts", "Plain: 'parts' must be an array");
            validation.CheckJsonItems<PlainPart2>(parts, "/parts", "/properties/parts/items");
        }

        if (names.ValueKind != json::JsonValueKind.Undefined)
        {
            validation.RequireType(names, spec::JsonTypes.Array, "/names", "Plain: 'names' must be an array");
            validation.RequireItems(names, "/names", "/properties/names/items", spec::JsonTypes.String, "Plain: '{0}' must be a string");
        }

        if (rows.ValueKind != json::JsonValueKind.Undefined)
        {
            validation.RequireType(rows, spec::JsonTypes.Array, "/rows", "Plain: 'rows' must be an array");
            if (rows.ValueKind == json::JsonValueKind.Array)
            {
                var item3Index = 0;
                foreach (var item3 in rows.EnumerateArray())
                {
                    validation.Enter("/rows", item3Index, "/properties/rows/items");
                    validation.RequireType(item3, spec::JsonTypes.Null | spec::JsonTypes.Integer, "", "/type", "Plain: '{0}' must be an integer or null");
                    validation.CheckRepresentable(item3, isInteger: true, "", "");
                    validation.Exit();
                    item3Index++;
                }
            }
        }
    }
    void spec::ISpecRecord<PlainEither>.Check(ref spec::SpecValidation validation)
    {
        switch (this)
        {
            case global::Demo.Specs.PlainEither.String value: validation.CheckCase(value); break;
            case global::Demo.Specs.PlainEither.Boolean value: validation.CheckCase(value); break;
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        validation.RequireType(json, spec::JsonTypes.Boolean | spec::JsonTypes.String, "", "/type", "Plain: '{0}' must be a string or a boolean");
    }
        void spec::ISpecRecord<global::Demo.Specs.PlainEither.String>.Check(ref spec::SpecValidation validation)
        {
            if (Value is null) { validation.Add("", "/type", "type", "Plain: '{0}' must be a string or a boolean"); }
        }
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.PlainEither>(json);
        static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation) => validation.CheckJsonOf<global::Demo.Specs.PlainEither>(json);
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        if (!validation.RequireObject(json, "Shop: '{0}' must be an object")) { return; }

        validation.RequireType(json, "url", spec::JsonTypes.String, "Shop: '{0}.url' must be a string");
        validation.RejectOthers(json, s_members, "Shop: '{0}' is not a property that the schema allows");
    }
    void spec::ISpecRecord<Shop>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(Id, AdditionalProperties, ref validation);
        validation.Check(Web, "/web");
    }
    private static void CheckMembers(string? id, collections::IReadOnlyDictionary<string, json::JsonElement>? additionalProperties, ref spec::SpecValidation validation)
    {
        validation.Require(id is not null, "Shop: '_id' is required");
        if (spec::SpecJson.IsShorter(id, 2)) { validation.Add("/_id", "minLength", "Shop: '_id' must have at least 2 characters", spec::ActualValue.Count(id)); }
        validation.CheckJson<ShopAddressRules>(additionalProperties, "from");
        validation.CheckJson<ShopAddressRules>(additionalProperties, "to");
        validation.RejectOthers(additionalProperties, s_fields, "Shop: '{0}' is not a property that the schema allows");
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var id = spec::SpecJson.Member(json, "_id");
        if (!validation.RequireObject(json, "Shop: the document must be an object")) { return; }

        validation.Require(id, "Shop: '_id' is required");
        validation.RequireType(id, spec::JsonTypes.String, "/_id", "Shop: '_id' must be a string");
        if (spec::SpecJson.IsShorter(id, 2)) { validation.Add("/_id", "minLength", "Shop: '_id' must have at least 2 characters", spec::ActualValue.Count(id)); }
        validation.CheckJson<ShopWeb>(json, "web");
        validation.CheckJson<ShopAddressRules>(json, "from");
        validation.CheckJson<ShopAddressRules>(json, "to");
        validation.RejectOthers(json, s_fields, "Shop: '{0}' is not a property that the schema allows");
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var city = spec::SpecJson.Member(json, "city");
        var zip = spec::SpecJson.Member(json, "zip");
        if (!validation.RequireObject(json, "Shop: '{0}' must be an object")) { return; }

        validation.Require(city, "Shop: '{0}.city' is required");
        validation.RequireType(city, spec::JsonTypes.String, "/city", "Shop: '{0}.city' must be a string");
        validation.RequireType(zip, spec::JsonTypes.String, "/zip", "Shop: '{0}.zip' must be a string");
        if (spec::SpecJson.IsShorter(zip, 2)) { validation.Add("/zip", "minLength", "Shop: '{0}.zip' must have at least 2 characters", spec::ActualValue.Count(zip)); }
        validation.RejectOthers(json, s_members, "Shop: '{0}' is not a property that the schema allows");
    }
    void spec::ISpecRecord<Written>.Check(ref spec::SpecValidation validation)
    {
        CheckMembers(At, ref validation);
        validation.RequireItems(List, "/list", "/properties/list/items", "Written: '{0}' must be a string");
    }
    private static void CheckMembers(collections::IReadOnlyList<string>? at, ref spec::SpecValidation validation)
    {
        validation.Require(at is not null, "Written: 'at' is required");
        if (at is { } at2)
        {
            if (spec::SpecJson.HasDuplicateItems(at2)) { validation.Add("/at", "uniqueItems", "Written: 'at' must not contain duplicate items", spec::ActualValue.DuplicateItems(at2)); }
            for (var itemIndex = 0; itemIndex < at2.Count; itemIndex++)
            {
                var item = at2[itemIndex];
                validation.Enter("/at", itemIndex, "/properties/at/items");
                if (item is null) { validation.Add("", "/type", "type", "Written: '{0}' must be a string"); }
                if (spec::SpecJson.ViolatesFormat(item, "date-time")) { validation.Add("", "/format", "format", "Written: '{0}' must be a date and time such as 2024-05-01T12:00:00Z", spec::ActualValue.Value(item)); }
                validation.Exit();
            }
        }
    }
    static void spec::ISpecRules.CheckJson(json::JsonElement json, ref spec::SpecValidation validation)
    {
        var at = spec::SpecJson.Member(json, "at");
        var list = spec::SpecJson.Member(json, "list");
        if (!validation.RequireObject(json, "Written: the document must be an object")) { return; }

        validation.Require(at, "Written: 'at' is required");
        if (at.ValueKind != json::JsonValueKind.Undefined)
        {
            validation.RequireType(at, spec::JsonTypes.Array, "/at", "Written: 'at' must be an array");
            if (spec::SpecJson.HasDuplicateItems(at)) { validation.Add("/at", "uniqueItems", "Written: 'at' must not contain duplicate items", spec::ActualValue.DuplicateItems(at)); }
            if (at.ValueKind == json::JsonValueKind.Array)
            {
                var itemIndex = 0;
                foreach (var item in at.EnumerateArray())
                {
                    validation.Enter("/at", itemIndex, "/properties/at/items");
                    validation.RequireType(item, spec::JsonTypes.String, "", "/type", "Written: '{0}' must be a string");
                    if (spec::SpecJson.ViolatesFormat(item, "date-time")) { validation.Add("", "/format", "format", "Written: '{0}' must be a date and time such as 2024-05-01T12:00:00Z", spec::ActualValue.Value(item)); }
                    validation.Exit();
                    itemIndex++;
                }
            }
        }

        validation.RequireType(json, "name", spec::JsonTypes.String, "Written: 'name' must be a string");
        if (list.ValueKind != json::JsonValueKind.Undefined)
        {
            validation.RequireType(list, spec::JsonTypes.Array, "/list", "Written: 'list' must be an array");
            validation.RequireItems(list, "/list", "/properties/list/items", spec::JsonTypes.String, "Written: '{0}' must be a string");
        }
    }
